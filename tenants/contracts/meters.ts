// What finished work may be counted on. A price plan names the meters it puts a price to; a
// request type names the one its finished items are counted on.

export const meters = {
  document_posted: { pl: 'Zaksięgowane dokumenty', en: 'Documents posted' },
  record_keyed: { pl: 'Wprowadzone rekordy', en: 'Records keyed' },
  complaint_answered: { pl: 'Rozpatrzone reklamacje', en: 'Complaints answered' },
  payslip_closed: { pl: 'Paski wynagrodzeń', en: 'Payslips' },
  certificate_issued: { pl: 'Wydane zaświadczenia', en: 'Certificates issued' },
  ticket_closed: { pl: 'Załatwione zgłoszenia IT', en: 'IT tickets closed' },
  legal_matter_closed: { pl: 'Załatwione sprawy prawne', en: 'Legal matters closed' },
  order_completed: { pl: 'Skompletowane zamówienia', en: 'Orders completed' },
  request_closed: { pl: 'Załatwione zlecenia', en: 'Requests done' },
} as const satisfies Record<string, { pl: string; en: string }>

export type Meter = keyof typeof meters
export const meterCodes = Object.keys(meters) as [Meter, ...Meter[]]
