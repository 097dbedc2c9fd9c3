// What the demo's people write to each other.

// biome-ignore format: a list of sentences
export const questions = [
  ['Czego dotyczy ten wydatek: biura czy hali?', 'Hali, proszę księgować na produkcję.'],
  ['Czy ta faktura została już opłacona kartą?', 'Tak, kartą firmową w dniu zakupu.'],
  ['Samochód z tej faktury służy tylko firmie czy też prywatnie?', 'Tylko firmie, prowadzimy ewidencję.'],
  ['Na fakturze jest inny adres niż zwykle. Czy to nowy oddział?', 'Tak, nowy magazyn od września.'],
  ['Czy usługa dotyczy już przyszłego roku?', 'Nie, w całości tego miesiąca.'],
  ['Proszę potwierdzić ilość: na dokumencie poprawiono ją ręcznie.', 'Ilość po poprawce jest właściwa.'],
] as const

// biome-ignore format: a list of sentences
export const messages = [
  'Dokument przyjęty, zaksięgujemy go dziś.',
  'Proszę o wgranie drugiej strony, gdyby była.',
  'Zwracamy uwagę: termin płatności mija w tym tygodniu.',
  'Gotowe. Szczegóły zapisu są przy dokumencie.',
] as const

// biome-ignore format: a list of sentences
export const notes = [
  'Ten dostawca zawsze przysyła dwie kopie.',
  'Sprawdzić stawkę przy następnej fakturze.',
  'Klient prosi o kontakt tylko mailowy.',
  'Konto ustalone z główną księgową.',
] as const

export const rejections = [
  'Nabywcą na fakturze jest inna firma.',
  'Dokument jest nieczytelny, prosimy o nowy skan.',
  'To nie jest faktura, tylko potwierdzenie zamówienia.',
] as const
