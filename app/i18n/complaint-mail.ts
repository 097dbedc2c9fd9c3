// A customer's mail read into the register of complaints.
const pl = {
  title: 'Reklamacja z wiadomości e-mail',
  intro: 'Upuść plik .eml: formularz wypełni się sam, załączniki przejdą do sprawy.',
  action: 'Wczytaj e-mail',
  file: 'Plik wiadomości (.eml)',
  hint: 'Do 25 MB. Treść HTML czytamy jako zwykły tekst.',
  submit: 'Wczytaj',
  read: 'Wiadomość wczytana. Sprawdź dane i zarejestruj reklamację.',
  files: (names: string) => `Załączniki: ${names}`,
  refused: (names: string) => `Nie przyjęto plików tego rodzaju: ${names}`,
  errors: {
    required: 'Wybierz plik wiadomości.',
    not_a_mail: 'To nie jest wiadomość e-mail, którą da się odczytać.',
    mail_too_large: 'Wiadomość jest za duża, limit to 25 MB.',
    upload_cut_off: 'Plik nie dotarł w całości. Wyślij go jeszcze raz.',
  },
}

const en: typeof pl = {
  title: 'A complaint from a mail',
  intro: 'Drop an .eml file: the form fills itself in, attachments go to the item.',
  action: 'Read a mail',
  file: 'Mail file (.eml)',
  hint: 'Up to 25 MB. HTML is read as plain text.',
  submit: 'Read it',
  read: 'The mail has been read. Check the facts and register the complaint.',
  files: (names) => `Attachments: ${names}`,
  refused: (names) => `Files of this kind are not taken: ${names}`,
  errors: {
    required: 'Choose a mail file.',
    not_a_mail: 'This is no mail that can be read.',
    mail_too_large: 'The mail is too large; the limit is 25 MB.',
    upload_cut_off: 'The file did not arrive whole. Send it again.',
  },
}

export const complaintMailWords = { pl, en }
