// What a password must be: long, not one that everybody tries first, not the address.
// No rules about kinds of characters: they make passwords worse, not better.

const MIN_PASSWORD_LENGTH = 12
/** Long enough for any phrase; a bound, because the hash reads all of it. */
export const MAX_PASSWORD_LENGTH = 256

export type PasswordFault =
  | 'password_short'
  | 'password_long'
  | 'password_common'
  | 'password_has_email'

// Stems that lists of leaked passwords begin with, in both languages. A password that is
// one of these plus digits, signs or a repetition is as good as public.
const COMMON_STEMS = [
  'haslo',
  'tajnehaslo',
  'mojehaslo',
  'nowehaslo',
  'trudnehaslo',
  'hasloadmin',
  'polska',
  'kocham',
  'kochamcie',
  'kochampolske',
  'misiaczek',
  'mateusz',
  'bartek',
  'agnieszka',
  'katarzyna',
  'krzysztof',
  'wojtek',
  'zaqwsx',
  'matrix',
  'lolek',
  'dupa',
  'samsung',
  'warszawa',
  'krakow',
  'wisla',
  'legia',
  'lech',
  'ksiegowa',
  'ksiegowosc',
  'faktura',
  'biuro',
  'firma',
  'zaplecze',
  'administrator',
  'admin',
  'password',
  'passw0rd',
  'letmein',
  'welcome',
  'iloveyou',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'superman',
  'batman',
  'dragon',
  'monkey',
  'master',
  'shadow',
  'michael',
  'changeme',
  'secret',
  'login',
  'testtest',
  'test',
  'default',
  'trustno',
  'starwars',
  'whatever',
  'qwerty',
  'qwertyuiop',
  'qwertz',
  'asdfgh',
  'asdfghjkl',
  'zxcvbn',
  'zxcvbnm',
  'qazwsx',
  'qazwsxedc',
  'qweasd',
  'qweasdzxc',
  'abcdef',
  'abcdefgh',
  'abc',
] as const

const stems: ReadonlySet<string> = new Set(COMMON_STEMS)
const KEY_RUNS = [
  '12345678901234567890',
  '09876543210987654321',
  'qwertyuiopasdfghjklzxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
]
const LEET: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's' }

/** Why the password cannot be used, or null when it can. */
export function passwordFault(password: string, email: string): PasswordFault | null {
  if ([...password].length < MIN_PASSWORD_LENGTH) return 'password_short'
  if (password.length > MAX_PASSWORD_LENGTH) return 'password_long'
  const plain = withoutAccents(password)
  const [localPart = '', domain = ''] = email.toLowerCase().split('@')
  const firm = domain.split('.')[0] ?? ''
  if (plain.includes(email.toLowerCase())) return 'password_has_email'
  if (localPart.length >= 4 && plain.includes(withoutAccents(localPart))) {
    return 'password_has_email'
  }
  return isCommon(plain, firm) ? 'password_common' : null
}

function isCommon(plain: string, firm: string): boolean {
  if (new Set(plain).size < 5) return true
  if (KEY_RUNS.some((run) => run.includes(plain))) return true
  const unit = repeatedUnit(plain)
  if (unit.length < 8 && unit !== plain) return true
  const bare = plain.replace(/^[^a-z]+|[^a-z]+$/g, '')
  const unmasked = bare.replace(/[01345]/g, (digit) => LEET[digit]!).replace(/[^a-z]/g, '')
  const letters = plain.replace(/[^a-z]/g, '')
  return [bare, unmasked, letters].some(
    (text) => stems.has(text) || (firm.length >= 4 && text === firm),
  )
}

/** The shortest text whose repetition gives the whole. */
function repeatedUnit(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const unit = text.slice(0, length)
    if (unit.repeat(Math.ceil(text.length / length)).slice(0, text.length) === text) return unit
  }
  return text
}

function withoutAccents(text: string): string {
  return text.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '')
}
