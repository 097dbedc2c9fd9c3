import type { Refused } from '#app/features/payroll/form-words.ts'
import { complaintCaseWords } from '#app/i18n/complaint-case.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Card } from '#app/ui/card.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { FormRow } from '#app/ui/form.tsx'
import { furtherPaths } from '#tenants/complaints/kinds.ts'
import type { ComplaintPage } from '#tenants/complaints/types.ts'
import { DeedForm, optionsOf, useDeed } from './deed-form.tsx'

/** Where the customer went after the answer; asked only once there is one. */
export function FurtherCard({
  complaint,
  refused,
}: {
  complaint: ComplaintPage
  refused?: Refused
}) {
  const t = useWords(complaintCaseWords).further
  const { furtherPath, furtherOn, furtherNote, today } = complaint
  const deed = useDeed('further', refused, {
    furtherPath: furtherPath ?? 'mediation',
    furtherOn: furtherOn ?? today,
    furtherNote: furtherNote ?? '',
  })
  if (!complaint.deeds.includes('further')) return null
  return (
    <Card title={t.title} meta={t.intro}>
      <DeedForm intent="further" version={complaint.version} deed={deed} submit={t.save}>
        <FormRow>
          <SelectField
            {...deed.field('furtherPath')}
            label={t.path}
            options={optionsOf(furtherPaths, t.paths)}
          />
          <TextField {...deed.field('furtherOn')} type="date" label={t.on} required />
        </FormRow>
        <TextField {...deed.field('furtherNote')} label={t.note} optional />
      </DeedForm>
    </Card>
  )
}
