// Books: what is uploaded and asked, and the month's close that opens by itself.
import type { ShippedType } from '../catalogue.ts'
import { details, files } from './fields.ts'

export const accounting: readonly ShippedType[] = [
  {
    code: 'purchase_invoice',
    service: 'accounting',
    namePl: 'Faktura kosztowa',
    nameEn: 'Purchase invoice',
    hintPl: 'Prześlij fakturę, a my ją zaksięgujemy.',
    hintEn: 'Send the invoice and we will book it.',
    form: [
      {
        key: 'note',
        type: 'longtext',
        label: { pl: 'Uwagi do faktury', en: 'Note on the invoice' },
        hint: {
          pl: 'Np. czego dotyczy koszt albo że jest już zapłacona.',
          en: 'For example what it was for, or that it is already paid.',
        },
        max: 1_000,
      },
    ],
    meter: 'document_posted',
    opensFromUpload: true,
    isOffered: false,
  },
  {
    code: 'vat_question',
    service: 'accounting',
    namePl: 'Pytanie o podatki i księgi',
    nameEn: 'Question about tax or books',
    hintPl: 'Opisz sytuację, odpowie księgowa prowadząca.',
    hintEn: 'Describe the case; your accountant will answer.',
    form: [
      details(true, 'Pytanie', 'Question'),
      {
        key: 'amount',
        type: 'amount',
        label: { pl: 'Kwota, o którą chodzi', en: 'Amount in question' },
        min: 0,
      },
      files,
    ],
    meter: null,
    opensFromUpload: false,
    isOffered: true,
  },
  {
    code: 'monthly_close',
    service: 'accounting',
    namePl: 'Zamknięcie miesiąca',
    nameEn: 'Month close',
    hintPl: 'Otwiera się samo według harmonogramu.',
    hintEn: 'Opens by itself on schedule.',
    form: [
      {
        key: 'period',
        type: 'text',
        label: { pl: 'Miesiąc (RRRR-MM)', en: 'Month (YYYY-MM)' },
        required: true,
        min: 7,
        max: 7,
      },
    ],
    meter: null,
    opensFromUpload: false,
    isOffered: false,
  },
]
