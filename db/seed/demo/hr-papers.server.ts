// HR papers of the demo: files with papers some of which run out soon, leave brought from
// before, a request for leave that waits, and a file of absences that was read.

import { importFile } from '#tenants/payroll/commands/import-jobs.server.ts'
import { addFileEntry } from '#tenants/payroll/commands/keep-file.server.ts'
import { setLeaveOpening } from '#tenants/payroll/commands/set-leave-opening.server.ts'
import type { FileKind, FilePart } from '#tenants/payroll/file-kinds.ts'
import { fileEntryInput } from '#tenants/payroll/file-schema.ts'
import { leaveOpeningInput } from '#tenants/payroll/leave-schema.ts'
import { addDays, type LocalDate } from '#tenants/shared/dates.ts'
import type { Cast } from './cast.server.ts'
import { act } from './lives.server.ts'
import { today } from './moments.ts'

type Person = {
  employeeId: string
  employmentId: string
  contract: { kind: string; number: string }
}
type Paper = {
  part: FilePart
  kind: FileKind
  title: string
  datedOn: LocalDate
  validUntil?: LocalDate
}

export async function demoPapers(cast: Cast, people: readonly Person[], when: Date): Promise<void> {
  const now = today(when)
  for (const [place, person] of people.entries()) {
    for (const paper of papersOf(place, now)) await putIn(cast, person, paper, when)
  }
  const employed = people.filter(({ contract }) => contract.kind === 'uop')
  for (const { employmentId } of employed.slice(0, 3)) {
    await act(cast.personnel(when), cast.tenantId, (ctx) =>
      setLeaveOpening(
        ctx,
        leaveOpeningInput.parse({
          employmentId,
          year: now.slice(0, 4),
          carriedMinutes: '40',
          takenMinutes: '16',
          reason: 'Bilans z poprzedniego programu',
        }),
      ),
    )
  }
  await sendFile(cast, employed.slice(0, 4), now, when)
}

function papersOf(place: number, now: LocalDate): Paper[] {
  const year = Number(now.slice(0, 4))
  const papers: Paper[] = [
    {
      part: 'A',
      kind: 'questionnaire',
      title: 'Kwestionariusz osobowy',
      datedOn: `${year - 1}-01-02`,
    },
    { part: 'B', kind: 'contract', title: 'Umowa', datedOn: `${year - 1}-01-02` },
    {
      part: 'B',
      kind: 'medical_check',
      title: 'Orzeczenie: badania okresowe',
      datedOn: addDays(now, -700),
      // The first few run out one after another, one of them already has.
      validUntil: addDays(now, place < 5 ? -6 + place * 17 : 400),
    },
    {
      part: 'B',
      kind: 'safety_training',
      title: 'Szkolenie okresowe BHP',
      datedOn: addDays(now, -340),
      validUntil: addDays(now, place === 1 ? 25 : 720),
    },
  ]
  if (place === 3) {
    papers.push({ part: 'D', kind: 'warning', title: 'Upomnienie', datedOn: addDays(now, -90) })
  }
  return papers
}

async function putIn(cast: Cast, person: Person, paper: Paper, when: Date): Promise<void> {
  const { employeeId, employmentId } = person
  await act(cast.personnel(when), cast.tenantId, (ctx) =>
    addFileEntry(ctx, null, fileEntryInput.parse({ employeeId, employmentId, ...paper })),
  )
}

/** One row names a contract that nobody has: the report has something to say. */
async function sendFile(
  cast: Cast,
  people: readonly Person[],
  now: LocalDate,
  when: Date,
): Promise<void> {
  const on = addDays(now, 60)
  const rows = [...people.map(({ contract }) => contract.number), 'brak/2020'].map(
    (number) => `${number};urlop szkoleniowy;${on};${on}`,
  )
  await act(cast.agents[0]!(when), cast.tenantId, (ctx) =>
    importFile(ctx, {
      kind: 'absences',
      take: 'good_ones',
      fileName: 'nieobecnosci.csv',
      text: ['nr_umowy;rodzaj;od;do', ...rows].join('\n'),
    }),
  )
}
