// The month's scorecard on A4: shares, who held the time, names, and every miss with its
// excuse, so that it can be signed and filed.
import {
  type PrintLocale,
  printAmount,
  printDate,
  printNip,
} from '#tenants/shared/pdf/print-format.ts'
import { CONTENT_WIDTH, MUTED, PAGE, Sheet } from '#tenants/shared/pdf/sheet.server.ts'
import { drawTable, type TableColumn } from '#tenants/shared/pdf/table.server.ts'
import { localDateOf } from '../../shared/dates.ts'
import type { Scorecard, Tally } from '../queries/scorecard.server.ts'
import { metBp, metOrExcusedBp } from '../rules.ts'

const X = PAGE.margin

const WORDS = {
  title: ['Dotrzymanie terminów', 'Service levels'],
  items: ['Zakończone sprawy', 'Items done'],
  clock: ['Zegar', 'Clock'],
  first_response: ['Pierwsza odpowiedź', 'First response'],
  next_response: ['Kolejna odpowiedź', 'Next response'],
  resolution: ['Rozwiązanie', 'Resolution'],
  statutory: ['Termin ustawowy', 'Statutory date'],
  client_answer: ['Odpowiedź klienta', "Client's answer"],
  total: ['Razem', 'Total'],
  met: ['W terminie', 'On time'],
  excused: ['Usprawiedliwione', 'Excused'],
  share: ['Udział', 'Share'],
  withExcused: ['Z usprawiedliwionymi', 'With excused'],
  type: ['Rodzaj sprawy', 'Type of item'],
  person: ['Osoba', 'Person'],
  nobody: ['bez osoby', 'nobody named'],
  held: ['Po czyjej stronie był czas', 'On whose side the time was'],
  provider: ['Biuro', 'The office'],
  client: ['Klient', 'The client'],
  authority: ['Urząd', 'An authority'],
  closed: ['Poza godzinami pracy', 'Outside working hours'],
  minutes: ['Minuty', 'Minutes'],
  misses: ['Przekroczone terminy', 'Missed deadlines'],
  item: ['Sprawa', 'Item'],
  over: ['Po terminie (min)', 'Late by (min)'],
  waited: ['Czekano na klienta (min)', 'Waited for client (min)'],
  done: ['Zakończona', 'Done'],
  excuse: ['Usprawiedliwienie', 'Excuse'],
  none: ['brak', 'none'],
  pending: ['czeka na drugą osobę', 'waits for a second person'],
  approved: ['uznane', 'accepted'],
  refused: ['odrzucone', 'refused'],
  nothing: [
    'W tym miesiącu nie zakończono żadnej sprawy z terminem.',
    'No item with a deadline was done in this month.',
  ],
  note: [
    'Udziały są zaokrąglone w dół. Usprawiedliwienie zgłasza jedna osoba, a uznaje inna; przekroczenie zostaje przekroczeniem.',
    'Shares are rounded down. One person proposes an excuse and another accepts it; a miss stays a miss.',
  ],
} as const satisfies Record<string, readonly [pl: string, en: string]>

type Say = (word: keyof typeof WORDS) => string
type Company = { name: string; nip: string; zone: string }

export async function renderScorecardPdf(
  card: Scorecard,
  { locale, company, createdAt }: { locale: PrintLocale; company: Company; createdAt: Date },
): Promise<Buffer> {
  const say: Say = (word) => WORDS[word][locale === 'pl' ? 0 : 1]
  const sheet = new Sheet({
    title: `${say('title')} ${card.period} ${company.name}`,
    author: company.name,
    subject: company.name,
    language: locale === 'pl' ? 'pl-PL' : 'en-GB',
    createdAt,
  })
  const head = { font: 'bold' as const, size: 18, width: CONTENT_WIDTH }
  sheet.y += sheet.text(`${say('title')} ${card.period}`, X, sheet.y, head) + 4
  const facts = `${company.name}, NIP ${printNip(company.nip)} · ${say('items')}: ${card.items}`
  sheet.y += sheet.text(facts, X, sheet.y, { size: 9, color: MUTED, width: CONTENT_WIDTH }) + 12
  if (card.all.length === 0) {
    sheet.text(say('nothing'), X, sheet.y, { width: CONTENT_WIDTH })
    return sheet.finish()
  }
  drawTallies(
    sheet,
    say,
    locale,
    null,
    card.all.map((tally) => [null, tally]),
  )
  drawHeld(sheet, say, card)
  drawTallies(
    sheet,
    say,
    locale,
    'type',
    card.byType.map((row) => [locale === 'pl' ? row.namePl : row.nameEn, row]),
  )
  drawTallies(
    sheet,
    say,
    locale,
    'person',
    card.byPerson.map((row) => [row.name ?? say('nobody'), row]),
  )
  drawMisses(sheet, say, card, locale, company.zone)
  sheet.text(say('note'), X, sheet.y, { size: 7, color: MUTED, width: CONTENT_WIDTH })
  return sheet.finish()
}

const style = { size: 8, headSize: 7, padding: 2.5 }
const right = 'right' as const

function title(sheet: Sheet, text: string, rows: number): void {
  // A short table is not torn from its title; a long one may begin anywhere.
  sheet.need(40 + Math.min(rows, 6) * 14)
  sheet.y += sheet.text(text, X, sheet.y, { font: 'semibold', size: 10 }) + 3
}

function drawTallies(
  sheet: Sheet,
  say: Say,
  locale: PrintLocale,
  name: 'type' | 'person' | null,
  rows: [string | null, Tally][],
): void {
  // Basis points are hundredths of a per cent: printed as an amount is.
  const percent = (bp: number | null) => (bp === null ? '' : `${printAmount(BigInt(bp), locale)} %`)
  if (name) title(sheet, say(name), rows.length)
  const columns: TableColumn[] = [
    ...(name ? [{ label: say(name), weight: 26 }] : []),
    { label: say('clock'), weight: 18 },
    { label: say('total'), weight: 9, align: right },
    { label: say('met'), weight: 11, align: right },
    { label: say('excused'), weight: 14, align: right },
    { label: say('share'), weight: 11, align: right },
    { label: say('withExcused'), weight: 16, align: right },
  ]
  const cells = rows.map(([label, tally]) => [
    ...(name ? [label ?? ''] : []),
    say(tally.kind),
    `${tally.total}`,
    `${tally.met}`,
    `${tally.excused}`,
    percent(metBp(tally)),
    percent(metOrExcusedBp(tally)),
  ])
  drawTable(sheet, columns, cells, style)
  sheet.y += 14
}

function drawHeld(sheet: Sheet, say: Say, card: Scorecard): void {
  const parties = ['provider', 'client', 'authority', 'closed'] as const
  title(sheet, say('held'), parties.length)
  const columns = [
    { label: '', weight: 30 },
    { label: say('minutes'), weight: 12, align: right },
  ]
  const rows = parties.map((party) => [say(party), `${card.minutes[party]}`])
  drawTable(sheet, columns, rows, { ...style, width: CONTENT_WIDTH / 2 })
  sheet.y += 14
}

function drawMisses(
  sheet: Sheet,
  say: Say,
  card: Scorecard,
  locale: PrintLocale,
  zone: string,
): void {
  if (card.breaches.length === 0) return
  title(sheet, `${say('misses')} (${card.breachCount})`, card.breaches.length)
  const columns: TableColumn[] = [
    { label: say('item'), weight: 28 },
    { label: say('clock'), weight: 14 },
    { label: say('over'), weight: 10, align: right },
    { label: say('waited'), weight: 12, align: right },
    { label: say('done'), weight: 11 },
    { label: say('excuse'), weight: 26 },
  ]
  const rows = card.breaches.map((one) => [
    `${one.number} ${one.title}`,
    say(one.kind),
    `${one.overMinutes}`,
    `${one.clientMinutes}`,
    printDate(localDateOf(one.closedAt, zone), locale),
    one.excuse
      ? {
          text: `${say(one.excuse.decision ?? 'pending')}: ${one.excuse.reason}`,
          note: [one.excuse.proposedBy, one.excuse.decidedBy].filter(Boolean).join(', '),
        }
      : say('none'),
  ])
  drawTable(sheet, columns, rows, style)
  sheet.y += 12
}
