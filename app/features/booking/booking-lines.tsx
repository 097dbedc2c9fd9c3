// Which accounts take the net amounts. An account is found by its number or its name.
import { accountingWords } from '#app/i18n/accounting.ts'
import { eInvoiceWords } from '#app/i18n/e-invoice.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Button, IconButton } from '#app/ui/button.tsx'
import { BOOKING_RATES, DEDUCTIBLE_PERCENTS } from '#tenants/accounting/rules/choices.ts'
import type { AccountChoice } from './booking.server.ts'
import type { DraftPartProps } from './draft-header.tsx'
import { amountText, type DraftSums, emptyLine, type LineText } from './draft-text.ts'
import { useSpareRows } from './spare-rows.ts'
import { rateLabel } from './vat-rows.tsx'

type Props = DraftPartProps & {
  sums: DraftSums
  accounts: readonly AccountChoice[]
  accountsId: string
  remembered: readonly string[]
}

export function BookingLines(props: Props) {
  const { text, setText, notes, sums, accounts, accountsId, remembered } = props
  const t = useWords(accountingWords).booking
  const marginWord = useWords(eInvoiceWords).buckets.margin
  const { locale } = useLocale()
  const rows = useSpareRows(text.lines, emptyLine)
  const nameOf = (account: AccountChoice) => (locale === 'pl' ? account.namePl : account.nameEn)
  const change = (index: number, part: Partial<LineText>) =>
    setText((old) => {
      const next = [...old.lines]
      next[index] = { ...(next[index] ?? emptyLine), ...part }
      return { ...old, lines: next }
    })
  const remove = (index: number) =>
    setText((old) => ({ ...old, lines: old.lines.filter((_, at) => at !== index) }))
  // A new line takes what is left of the first rate that does not agree yet.
  const add = () => {
    const [left] = sums.toBook
    const line = left
      ? { ...emptyLine, rate: left.rate, net: amountText(left.differenceMinor, locale) }
      : emptyLine
    setText((old) => ({ ...old, lines: [...old.lines, line] }))
  }
  const listNote = notes('lines', '')
  return (
    <fieldset className="draft-grid" id="lines">
      <legend className="label">{t.lines}</legend>
      <datalist id={accountsId}>
        {accounts.map((account) => (
          <option
            key={account.number}
            value={account.number}
            label={`${account.number} ${nameOf(account)}`}
          />
        ))}
      </datalist>
      {rows.map(({ key, row, index }) => (
        <div key={key} className="draft-line">
          <AccountCell
            index={index}
            row={row}
            note={notes(`lines.${index}.accountNumber`, row.accountNumber).error}
            accounts={accounts}
            accountsId={accountsId}
            remembered={remembered}
            nameOf={nameOf}
            onChange={(accountNumber) => change(index, { accountNumber })}
          />
          <input
            className="input draft-line-text"
            name={`lines.${index}.description`}
            maxLength={200}
            value={row.description}
            aria-label={t.lineLabel(t.description, index + 1)}
            placeholder={t.description}
            onChange={(event) => change(index, { description: event.target.value })}
          />
          <select
            className="input select"
            name={`lines.${index}.rate`}
            value={row.rate}
            aria-label={t.lineLabel(t.rate, index + 1)}
            onChange={(event) => change(index, { rate: event.target.value })}
          >
            {BOOKING_RATES.map((rate) => (
              <option key={rate} value={rate}>
                {rateLabel(rate, marginWord)}
              </option>
            ))}
          </select>
          <input
            className="input input-amount"
            inputMode="decimal"
            autoComplete="off"
            id={`lines.${index}.net`}
            name={`lines.${index}.net`}
            value={row.net}
            aria-label={t.lineLabel(t.net, index + 1)}
            aria-invalid={notes(`lines.${index}.net`, row.net).error ? true : undefined}
            placeholder={t.net}
            onChange={(event) => change(index, { net: event.target.value })}
          />
          <select
            className="input select"
            name={`lines.${index}.deductiblePercent`}
            value={row.deductiblePercent}
            aria-label={t.lineLabel(t.deductible, index + 1)}
            title={t.deductible}
            onChange={(event) => change(index, { deductiblePercent: event.target.value })}
          >
            {DEDUCTIBLE_PERCENTS.map((percent) => (
              <option key={percent} value={percent}>
                {t.deductiblePercent(percent)}
              </option>
            ))}
          </select>
          <IconButton
            icon="close"
            size="sm"
            tabIndex={-1}
            label={t.removeLine(index + 1)}
            onClick={() => remove(index)}
          />
        </div>
      ))}
      {listNote.error ? <p className="error">{listNote.error}</p> : null}
      <Button size="sm" variant="ghost" icon="plus" className="needs-js" onClick={add}>
        {t.addLine}
      </Button>
    </fieldset>
  )
}

type AccountProps = Pick<Props, 'accounts' | 'accountsId' | 'remembered'> & {
  index: number
  row: LineText
  note: string | undefined
  nameOf: (account: AccountChoice) => string
  onChange: (accountNumber: string) => void
}

function AccountCell(props: AccountProps) {
  const { index, row, note, accounts, accountsId, remembered, nameOf, onChange } = props
  const t = useWords(accountingWords).booking
  const name = `lines.${index}.accountNumber`
  const typed = row.accountNumber.trim()
  const account = accounts.find(({ number }) => number === typed)
  const isUnknown = typed !== '' && /^\d{3}/.test(typed) && !account
  const help = account ? nameOf(account) : isUnknown ? t.unknownAccount : null
  const [usual] = remembered
  return (
    <div className="draft-account">
      <input
        className="input num"
        id={name}
        name={name}
        list={accountsId}
        autoComplete="off"
        maxLength={60}
        value={row.accountNumber}
        aria-label={t.lineLabel(t.account, index + 1)}
        aria-invalid={note || isUnknown ? true : undefined}
        aria-describedby={note || help ? `${name}-n` : undefined}
        placeholder={t.account}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => {
          const found = account ? null : findByName(accounts, typed, nameOf)
          if (found) onChange(found.number)
        }}
      />
      {note || help ? (
        <p
          id={`${name}-n`}
          className={note || isUnknown ? 'error' : 'hint'}
          title={help ?? undefined}
        >
          {note ?? help}
        </p>
      ) : null}
      {typed === '' && usual ? (
        <button type="button" className="link-btn needs-js" onClick={() => onChange(usual)}>
          {t.takeAccount(usual)}
        </button>
      ) : null}
    </div>
  )
}

/** The one account whose name begins so, or the only one that has the words in it. */
function findByName(
  accounts: readonly AccountChoice[],
  typed: string,
  nameOf: (account: AccountChoice) => string,
): AccountChoice | null {
  const wanted = typed.toLowerCase()
  if (wanted.length < 2) return null
  for (const matches of [
    (name: string) => name.startsWith(wanted),
    (name: string) => name.includes(wanted),
  ]) {
    const found = accounts.filter((account) => matches(nameOf(account).toLowerCase()))
    if (found.length === 1) return found[0]!
  }
  return null
}
