// The words of letters, by version and language. Law: ustawa o prawach konsumenta art. 7a,
// 43a-43g; ustawa z 5 sierpnia 2015 r. art. 6-10; ustawa o pozasądowym rozwiązywaniu sporów
// konsumenckich art. 32 (the trader says whether it agrees to such proceedings).
import type { Decision, Demand, Regime, Remedy } from '../kinds.ts'

export type LetterWords = {
  titles: Record<Decision | 'extension', string>
  labels: Record<
    | 'number'
    | 'receivedOn'
    | 'product'
    | 'order'
    | 'invoice'
    | 'demand'
    | 'grounds'
    | 'issuedOn'
    | 'page'
    | 'pageOf',
    string
  >
  opening: (receivedOn: string) => string
  decisions: Record<Decision, (dueOn: string) => string>
  remedy: (what: string) => string
  extension: {
    opening: (receivedOn: string) => string
    cause: (text: string) => string
    circumstances: (text: string) => string
    expected: (day: string) => string
  }
  acts: Record<Regime, string>
  /** Ways of appeal after a refusal; null where the law asks for none. */
  appeals: Record<Regime, string | null>
  /** What the decision stands on; the list of papers and orders that the agent chose. */
  evidence: (list: string) => string
  /** Whether the trader agrees to proceedings out of court; null where there are none. */
  adr: Partial<Record<Regime, string>>
  closing: string
  demands: Record<Demand, string>
  remedies: Record<Remedy, string>
}

const pl1: LetterWords = {
  titles: {
    accepted: 'Uznanie reklamacji',
    partly: 'Częściowe uznanie reklamacji',
    refused: 'Odpowiedź na reklamację: nieuznanie',
    deemed_accepted: 'Uznanie reklamacji wskutek upływu terminu',
    extension: 'Zawiadomienie o przedłużeniu terminu',
  },
  labels: {
    number: 'Reklamacja nr',
    receivedOn: 'Otrzymana',
    product: 'Towar lub usługa',
    order: 'Zamówienie',
    invoice: 'Dowód zakupu',
    demand: 'Żądanie',
    grounds: 'Uzasadnienie',
    issuedOn: 'Data pisma',
    page: 'strona',
    pageOf: 'z',
  },
  opening: (on) =>
    `Dziękujemy za zgłoszenie. Reklamację otrzymaną ${on} rozpatrzyliśmy następująco.`,
  decisions: {
    accepted: () => 'Uznajemy reklamację w całości, zgodnie z żądaniem.',
    partly: () =>
      'Uznajemy reklamację w części opisanej poniżej. W pozostałym zakresie jej nie uznajemy.',
    refused: () => 'Nie uznajemy reklamacji.',
    deemed_accepted: (due) =>
      `Odpowiedź nie została udzielona do ${due}, dlatego z mocy ustawy reklamację uważa się za uznaną zgodnie z żądaniem.`,
  },
  remedy: (what) => `Sposób załatwienia: ${what}.`,
  extension: {
    opening: (on) => `Reklamacji otrzymanej ${on} nie możemy rozpatrzyć w podstawowym terminie.`,
    cause: (text) => `Przyczyna opóźnienia: ${text}`,
    circumstances: (text) => `Okoliczności, które muszą zostać ustalone: ${text}`,
    expected: (day) =>
      `Przewidywany termin rozpatrzenia reklamacji i udzielenia odpowiedzi: ${day}.`,
  },
  acts: {
    consumer:
      'Podstawa: ustawa z dnia 30 maja 2014 r. o prawach konsumenta, w szczególności art. 7a.',
    financial:
      'Podstawa: ustawa z dnia 5 sierpnia 2015 r. o rozpatrywaniu reklamacji przez podmioty rynku finansowego i o Rzeczniku Finansowym.',
    payment:
      'Podstawa: ustawa z dnia 5 sierpnia 2015 r. o rozpatrywaniu reklamacji przez podmioty rynku finansowego i o Rzeczniku Finansowym, art. 6a.',
    telecom: 'Podstawa: ustawa z dnia 12 lipca 2024 r. Prawo komunikacji elektronicznej.',
    travel:
      'Podstawa: ustawa z dnia 24 listopada 2017 r. o imprezach turystycznych i powiązanych usługach turystycznych.',
    postal: 'Podstawa: ustawa z dnia 23 listopada 2012 r. Prawo pocztowe.',
    energy: 'Podstawa: ustawa z dnia 10 kwietnia 1997 r. Prawo energetyczne.',
    b2b: 'Podstawa: umowa stron oraz przepisy Kodeksu cywilnego.',
  },
  appeals: {
    consumer:
      'Z tą odpowiedzią można się nie zgodzić: zwrócić się o pomoc do powiatowego (miejskiego) rzecznika konsumentów, o mediację do Inspekcji Handlowej albo wystąpić do sądu powszechnego.',
    financial:
      'Od tej odpowiedzi można się odwołać w sposób opisany w umowie, wystąpić do Rzecznika Finansowego o rozpatrzenie sprawy albo z powództwem do sądu powszechnego.',
    payment:
      'Od tej odpowiedzi można się odwołać w sposób opisany w umowie, wystąpić do Rzecznika Finansowego o rozpatrzenie sprawy albo z powództwem do sądu powszechnego.',
    telecom:
      'Z tą odpowiedzią można się nie zgodzić: wystąpić o postępowanie w sprawie pozasądowego rozwiązania sporu przed Prezesem Urzędu Komunikacji Elektronicznej albo do sądu powszechnego.',
    travel:
      'Z tą odpowiedzią można się nie zgodzić: zwrócić się do rzecznika konsumentów, o mediację do Inspekcji Handlowej albo wystąpić do sądu powszechnego.',
    postal:
      'Od tej odpowiedzi można się odwołać do operatora, a potem wystąpić o postępowanie przed Prezesem Urzędu Komunikacji Elektronicznej albo do sądu powszechnego.',
    energy:
      'Z tą odpowiedzią można się nie zgodzić: wystąpić do Koordynatora do spraw negocjacji przy Prezesie Urzędu Regulacji Energetyki albo do sądu powszechnego.',
    b2b: null,
  },
  evidence: (list) => `Ustalenia opieramy na następujących dowodach: ${list}.`,
  adr: {},
  closing: 'Z poważaniem',
  demands: {
    repair: 'naprawa',
    replacement: 'wymiana',
    price_cut: 'obniżenie ceny',
    refund: 'zwrot pieniędzy',
    correct_bill: 'poprawienie rachunku',
    damages: 'odszkodowanie',
    other: 'inne',
  },
  remedies: {
    none: '',
    repair: 'bezpłatna naprawa',
    replacement: 'bezpłatna wymiana',
    price_cut: 'obniżenie ceny i zwrot różnicy',
    refund: 'zwrot pieniędzy',
    corrected_bill: 'wystawienie faktury korygującej',
    damages: 'wypłata odszkodowania',
    voucher: 'bon',
  },
}

const en1: LetterWords = {
  titles: {
    accepted: 'Your complaint is accepted',
    partly: 'Your complaint is accepted in part',
    refused: 'Reply to your complaint: not accepted',
    deemed_accepted: 'Your complaint is accepted because the time to reply has passed',
    extension: 'Notice of a longer time to reply',
  },
  labels: {
    number: 'Complaint no.',
    receivedOn: 'Received on',
    product: 'Product or service',
    order: 'Order',
    invoice: 'Proof of purchase',
    demand: 'Demand',
    grounds: 'Grounds',
    issuedOn: 'Date',
    page: 'page',
    pageOf: 'of',
  },
  opening: (on) =>
    `Thank you for writing to us. We received your complaint on ${on} and have decided as follows.`,
  decisions: {
    accepted: () => 'We accept the complaint in full, as demanded.',
    partly: () =>
      'We accept the complaint to the extent described below, and do not accept the rest of it.',
    refused: () => 'We do not accept the complaint.',
    deemed_accepted: (due) =>
      `No reply was given by ${due}; under the law the complaint is therefore taken as accepted, as demanded.`,
  },
  remedy: (what) => `How it will be settled: ${what}.`,
  extension: {
    opening: (on) => `We cannot settle the complaint received on ${on} within the ordinary time.`,
    cause: (text) => `Cause of the delay: ${text}`,
    circumstances: (text) => `What still has to be established: ${text}`,
    expected: (day) => `We expect to settle the complaint and to reply by ${day}.`,
  },
  acts: {
    consumer:
      'Legal basis: the Polish Consumer Rights Act of 30 May 2014, in particular Article 7a.',
    financial:
      'Legal basis: the Polish Act of 5 August 2015 on handling complaints by financial market entities and on the Financial Ombudsman.',
    payment:
      'Legal basis: the Polish Act of 5 August 2015 on handling complaints by financial market entities and on the Financial Ombudsman, Article 6a.',
    telecom: 'Legal basis: the Polish Electronic Communications Law of 12 July 2024.',
    travel: 'Legal basis: the Polish Package Travel Act of 24 November 2017.',
    postal: 'Legal basis: the Polish Postal Law of 23 November 2012.',
    energy: 'Legal basis: the Polish Energy Law of 10 April 1997.',
    b2b: 'Legal basis: the contract between the parties and the Polish Civil Code.',
  },
  appeals: {
    consumer:
      'If you disagree, you may turn to the municipal or district consumer ombudsman, ask the Trade Inspection for mediation, or bring the case before a court.',
    financial:
      'If you disagree, you may appeal as the contract describes, apply to the Financial Ombudsman, or bring the case before a court.',
    payment:
      'If you disagree, you may appeal as the contract describes, apply to the Financial Ombudsman, or bring the case before a court.',
    telecom:
      'If you disagree, you may ask the President of the Office of Electronic Communications (UKE) for out-of-court proceedings, or bring the case before a court.',
    travel:
      'If you disagree, you may turn to the consumer ombudsman, ask the Trade Inspection for mediation, or bring the case before a court.',
    postal:
      'If you disagree, you may appeal to the operator, then ask the President of the Office of Electronic Communications (UKE) for proceedings, or bring the case before a court.',
    energy:
      'If you disagree, you may turn to the Negotiations Coordinator at the Energy Regulatory Office (URE), or bring the case before a court.',
    b2b: null,
  },
  evidence: (list) => `Our findings rest on: ${list}.`,
  adr: {},
  closing: 'Yours faithfully',
  demands: {
    repair: 'repair',
    replacement: 'replacement',
    price_cut: 'lower price',
    refund: 'refund',
    correct_bill: 'corrected bill',
    damages: 'damages',
    other: 'other',
  },
  remedies: {
    none: '',
    repair: 'repair free of charge',
    replacement: 'replacement free of charge',
    price_cut: 'a lower price and the difference paid back',
    refund: 'refund',
    corrected_bill: 'a correcting invoice',
    damages: 'damages paid',
    voucher: 'voucher',
  },
}

// Art. 32: a refusal says who is competent and whether the trader agrees to take part.
const pl2: LetterWords = {
  ...pl1,
  adr: {
    consumer:
      'Podmiotem uprawnionym do pozasądowego rozwiązania sporu jest wojewódzki inspektor Inspekcji Handlowej właściwy dla siedziby przedsiębiorcy (uokik.gov.pl). O zgodzie na udział w postępowaniu przedsiębiorca informuje na wniosek.',
    financial: 'Postępowanie pozasądowe prowadzi Rzecznik Finansowy (rf.gov.pl).',
    payment: 'Postępowanie pozasądowe prowadzi Rzecznik Finansowy (rf.gov.pl).',
    telecom: 'Postępowanie pozasądowe prowadzi Prezes UKE (uke.gov.pl).',
    travel:
      'Podmiotem uprawnionym do pozasądowego rozwiązania sporu jest wojewódzki inspektor Inspekcji Handlowej (uokik.gov.pl).',
    postal: 'Postępowanie pozasądowe prowadzi Prezes UKE (uke.gov.pl).',
    energy: 'Postępowanie pozasądowe prowadzi Koordynator do spraw negocjacji (ure.gov.pl).',
  },
}
const en2: LetterWords = {
  ...en1,
  adr: {
    consumer:
      'The body for out-of-court settlement is the voivodship inspector of the Trade Inspection competent for the trader’s seat (uokik.gov.pl). The trader says on request whether it agrees to take part.',
    financial: 'Out-of-court proceedings are held by the Financial Ombudsman (rf.gov.pl).',
    payment: 'Out-of-court proceedings are held by the Financial Ombudsman (rf.gov.pl).',
    telecom: 'Out-of-court proceedings are held by the President of UKE (uke.gov.pl).',
    travel:
      'The body for out-of-court settlement is the voivodship inspector of the Trade Inspection (uokik.gov.pl).',
    postal: 'Out-of-court proceedings are held by the President of UKE (uke.gov.pl).',
    energy: 'Out-of-court proceedings are held by the Negotiations Coordinator (ure.gov.pl).',
  },
}

export const letterWords: Record<number, Record<'pl' | 'en', LetterWords>> = {
  1: { pl: pl1, en: en1 },
  2: { pl: pl2, en: en2 },
}
