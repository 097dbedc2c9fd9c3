import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox, RadioGroup } from '#app/ui/choice.tsx'
import { AmountField, DateField, SelectField, TextareaField, TextField } from '#app/ui/field.tsx'
import { FileDrop } from '#app/ui/file-drop.tsx'
import { FormActions, FormRow } from '#app/ui/form.tsx'

export function FormSamples() {
  return (
    <div className="cols-2">
      <Card title="Nowa firma">
        <form className="form" action="/styleguide">
          <TextField
            label="Nazwa"
            name="name"
            defaultValue="Piekarnia Żytnia sp. z o.o."
            required
          />
          <FormRow>
            <TextField
              label="NIP"
              name="nip"
              defaultValue="526-000-12-45"
              error="Cyfra kontrolna NIP się nie zgadza"
            />
            <SelectField
              label="Urząd skarbowy"
              name="office"
              placeholder="Wybierz"
              options={[{ value: '1438', label: 'Warszawa-Śródmieście' }]}
            />
          </FormRow>
          <FormRow>
            <DateField label="Od dnia" name="from" />
            <AmountField label="Abonament" name="fee" defaultValue="1 200,00" optional />
          </FormRow>
          <TextareaField label="Uwagi" name="note" optional hint="Widoczne tylko dla biura." />
          <RadioGroup
            legend="Rok obrotowy"
            name="year"
            defaultValue="calendar"
            choices={[
              { value: 'calendar', label: 'Kalendarzowy' },
              { value: 'other', label: 'Inny', hint: 'Podasz pierwszy miesiąc.' },
            ]}
          />
          <Checkbox label="Wyślij zaproszenie właścicielowi" name="invite" defaultChecked />
          <FormActions>
            <SubmitButton>Zapisz</SubmitButton>
          </FormActions>
        </form>
      </Card>
      <Card title="Dokumenty">
        <FileDrop
          action="/styleguide"
          accept=".pdf,.xml,image/*"
          hint="Faktura z KSeF (XML), PDF albo zdjęcie."
        />
      </Card>
    </div>
  )
}
