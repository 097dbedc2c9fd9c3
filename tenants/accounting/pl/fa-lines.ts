// Rows of an FA invoice, and of the order that an advance invoice refers to.

import type { FaNode } from './fa-node.ts'
import { type EInvoiceLine, LINE_RATES } from './types.ts'

export function readLine(node: FaNode): EInvoiceLine {
  return {
    no: node.integer('NrWierszaFa') ?? node.missing('NrWierszaFa'),
    name: node.text('P_7'),
    index: node.text('Indeks'),
    unit: node.text('P_8A'),
    quantity: node.decimal('P_8B'),
    unitNet: node.decimal('P_9A'),
    unitGross: node.decimal('P_9B'),
    discount: node.decimal('P_10'),
    net: node.amount('P_11'),
    gross: node.amount('P_11A'),
    vat: node.amount('P_11Vat'),
    rate: node.oneOf('P_12', LINE_RATES),
    ossRate: node.decimal('P_12_XII'),
    gtu: node.text('GTU', 10),
    procedure: node.text('Procedura', 40),
    pkwiu: node.text('PKWiU'),
    cn: node.text('CN'),
    annex15: node.mark('P_12_Zal_15'),
    saleOn: node.date('P_6A'),
    exchangeRate: node.decimal('KursWaluty'),
    before: node.mark('StanPrzed'),
  }
}

export function readOrderLine(node: FaNode): EInvoiceLine {
  return {
    no: node.integer('NrWierszaZam') ?? node.missing('NrWierszaZam'),
    name: node.text('P_7Z'),
    index: node.text('IndeksZ'),
    unit: node.text('P_8AZ'),
    quantity: node.decimal('P_8BZ'),
    unitNet: node.decimal('P_9AZ'),
    unitGross: null,
    discount: null,
    net: node.amount('P_11NettoZ'),
    gross: null,
    vat: node.amount('P_11VatZ'),
    rate: node.oneOf('P_12Z', LINE_RATES),
    ossRate: node.decimal('P_12Z_XII'),
    gtu: node.text('GTUZ', 10),
    procedure: node.text('ProceduraZ', 40),
    pkwiu: node.text('PKWiUZ'),
    cn: node.text('CNZ'),
    annex15: node.mark('P_12Z_Zal_15'),
    saleOn: null,
    exchangeRate: null,
    before: node.mark('StanPrzedZ'),
  }
}
