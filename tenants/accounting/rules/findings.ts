// What the checks of a document say. Findings carry codes and figures; the words are
// the screen's. An error must be solved or overruled by a person with a reason; a
// warning is worth a look; an info is only said.

export type FindingCode =
  | 'lines_differ_from_base'
  | 'tax_differs_from_base'
  | 'total_differs_from_rates'
  | 'rates_missing'
  | 'line_value_differs'
  | 'line_number_repeated'
  | 'buyer_nip_differs'
  | 'buyer_nip_missing'
  | 'company_is_seller'
  | 'company_is_third_party'
  | 'seller_nip_invalid'
  | 'issued_in_future'
  | 'due_before_issue'
  | 'exchange_rate_missing'
  | 'tax_in_pln_missing'
  | 'ksef_number_malformed'
  | 'ksef_number_of_other_seller'
  | 'split_payment_missing'
  | 'split_payment_possible'
  | 'account_malformed'
  | 'already_paid'
  | 'payable_to_factor'
  | 'advance_not_sale'
  | 'negative_total'

export type Finding = {
  code: FindingCode
  severity: 'error' | 'warning' | 'info'
  /** Where in the invoice, in the words of the schema: Fa/P_15. */
  field: string
  detail: Record<string, string | number>
}

type Detail = Finding['detail']

export function error(code: FindingCode, field: string, detail: Detail): Finding {
  return { code, severity: 'error', field, detail }
}

export function warning(code: FindingCode, field: string, detail: Detail): Finding {
  return { code, severity: 'warning', field, detail }
}

export function info(code: FindingCode, field: string, detail: Detail): Finding {
  return { code, severity: 'info', field, detail }
}
