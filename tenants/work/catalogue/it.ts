// The IT desk. Whoever grants a right is not the one who decided it, and a change is looked
// over before it is made.
import type { ShippedType } from '../catalogue.ts'
import {
  acceptance,
  check,
  choice,
  day,
  details,
  files,
  hinted,
  neededOn,
  person,
  review,
  step,
  text,
  when,
  yesNo,
} from './fields.ts'

const offered = { opensFromUpload: false, isOffered: true, meter: 'ticket_closed' } as const

export const it: readonly ShippedType[] = [
  {
    code: 'it_access',
    service: 'it',
    namePl: 'Dostęp do systemu',
    nameEn: 'System access',
    hintPl: 'Nadanie, zmiana albo odebranie dostępu.',
    hintEn: 'Granting, changing or taking away access.',
    form: [
      person,
      text('system', 'System', 'System', true, 120),
      choice('kind', 'Czego dotyczy', 'What is needed', [
        ['grant', 'Nadanie dostępu', 'Grant access'],
        ['change', 'Zmiana uprawnień', 'Change rights'],
        ['revoke', 'Odebranie dostępu', 'Revoke access'],
      ]),
      neededOn,
      details(false),
    ],
    // One step and a list to remember by: access is given in minutes, all day long.
    checklist: [
      {
        key: 'least_rights',
        label: {
          pl: 'Uprawnienia nie większe, niż potrzeba',
          en: 'No more rights than are needed',
        },
        required: false,
      },
      {
        key: 'owner_agreed',
        label: { pl: 'Zgoda właściciela systemu', en: "The system owner's consent" },
        required: false,
      },
      {
        key: 'register',
        label: { pl: 'Wpis w rejestrze uprawnień', en: 'Entered in the access register' },
        required: false,
      },
    ],
    terms: { firstResponseMinutes: 60, resolutionMinutes: 480 },
    retention: 'business_records',
    ...offered,
  },
  {
    code: 'it_incident',
    service: 'it',
    namePl: 'Awaria albo incydent',
    nameEn: 'Incident',
    hintPl: 'Coś nie działa albo stało się coś niepokojącego.',
    hintEn: 'Something does not work, or something worrying happened.',
    form: [
      text('system', 'Czego dotyczy', 'What is affected', true, 120),
      choice('impact', 'Kogo dotyka', 'Who is affected', [
        ['company', 'Całej firmy', 'The whole company'],
        ['team', 'Zespołu', 'A team'],
        ['person', 'Jednej osoby', 'One person'],
      ]),
      choice('urgency', 'Czy praca stoi', 'Has work stopped', [
        ['stopped', 'Praca stoi', 'Work has stopped'],
        ['slowed', 'Praca jest utrudniona', 'Work is harder'],
        ['can_wait', 'Może poczekać', 'It can wait'],
      ]),
      hinted(
        yesNo(
          'is_security',
          'Podejrzenie włamania lub wycieku',
          'A break-in or a leak is suspected',
        ),
        'Naruszenie danych osobowych zgłasza się w 72 godziny: art. 33 RODO.',
        'A breach of personal data is reported within 72 hours: GDPR art. 33.',
      ),
      when(day('noticed_on', 'Kiedy zauważono', 'Noticed on'), 'is_security', true),
      details(true, 'Co się dzieje', 'What is happening'),
      files,
    ],
    steps: [
      step('diagnosis', 'Diagnoza', 'Diagnosis'),
      step('repair', 'Przywrócenie działania', 'Back to work'),
      acceptance('Potwierdzenie, że działa', 'Confirmed that it works'),
      step('cause', 'Przyczyna i zapobieganie', 'Cause and prevention'),
    ],
    checklist: [
      check('impact_agreed', 'diagnosis', 'Skala potwierdzona ze zgłaszającym', 'Impact confirmed'),
      check(
        'breach_assessed',
        'diagnosis',
        'Oceniono, czy doszło do naruszenia danych osobowych',
        'Assessed whether personal data were breached',
      ),
      check('workaround', 'repair', 'Obejście podane, gdy naprawa trwa', 'Workaround given', false),
      check('cause_written', 'cause', 'Przyczyna zapisana', 'The cause is written down'),
    ],
    terms: { firstResponseMinutes: 30, resolutionMinutes: 240 },
    retention: 'business_records',
    ...offered,
  },
  {
    code: 'it_change',
    service: 'it',
    namePl: 'Zmiana w systemie',
    nameEn: 'Change of a system',
    hintPl: 'Nowa funkcja, ustawienie, aktualizacja, przeniesienie.',
    hintEn: 'A new function, a setting, an upgrade, a move.',
    form: [
      text('system', 'System', 'System', true, 120),
      choice('risk', 'Ryzyko', 'Risk', [
        ['low', 'Małe: można cofnąć od razu', 'Low: undone at once'],
        ['medium', 'Średnie: krótka przerwa', 'Medium: a short outage'],
        ['high', 'Duże: dotyka całej firmy', 'High: affects the whole company'],
      ]),
      details(true, 'Co i po co zmienić', 'What to change and why'),
      when(
        text('window', 'Kiedy wolno przerwać pracę', 'When work may be interrupted'),
        'risk',
        'high',
      ),
      neededOn,
      files,
    ],
    steps: [
      step('plan', 'Plan zmiany i powrotu', 'Plan of the change and of the way back'),
      review('Zgoda na zmianę', 'Approval of the change'),
      step('change', 'Wykonanie zmiany', 'Making the change'),
      acceptance(),
    ],
    checklist: [
      check(
        'way_back',
        'plan',
        'Opisany powrót do stanu sprzed zmiany',
        'The way back is described',
      ),
      check('backup', 'change', 'Kopia zapasowa przed zmianą', 'Backup before the change'),
      check('tested', 'change', 'Sprawdzone po zmianie', 'Tested after the change'),
    ],
    terms: { firstResponseMinutes: 240, resolutionMinutes: 2_400 },
    retention: 'business_records',
    ...offered,
  },
  {
    code: 'it_equipment',
    service: 'it',
    namePl: 'Sprzęt i oprogramowanie',
    nameEn: 'Equipment and software',
    hintPl: 'Wydanie, wymiana, zwrot, zakup.',
    hintEn: 'Hand-over, replacement, return, purchase.',
    form: [
      choice('kind', 'Czego potrzeba', 'What is needed', [
        ['issue', 'Wydanie', 'Hand-over'],
        ['replace', 'Wymiana', 'Replacement'],
        ['return', 'Zwrot', 'Return'],
        ['purchase', 'Zakup', 'Purchase'],
      ]),
      person,
      text('item', 'Sprzęt albo program', 'Equipment or software'),
      when(text('serial', 'Numer seryjny', 'Serial number', false, 60), 'kind', 'return'),
      when(
        {
          key: 'limit',
          type: 'amount',
          label: { pl: 'Do jakiej kwoty', en: 'Up to which amount' },
          required: true,
          min: 1,
        },
        'kind',
        'purchase',
      ),
      neededOn,
      details(false),
    ],
    steps: [
      step('prepare', 'Przygotowanie', 'Preparation'),
      step('hand_over', 'Przekazanie z protokołem', 'Hand-over with its record'),
      acceptance('Potwierdzenie odbioru', 'Receipt confirmed'),
    ],
    checklist: [
      check('encrypted', 'prepare', 'Dysk zaszyfrowany', 'Disk encrypted', false),
      check('wiped', 'prepare', 'Dane poprzednika usunięte', "Former user's data wiped", false),
      check('protocol', 'hand_over', 'Protokół podpisany', 'Record signed'),
      check('inventory', 'hand_over', 'Ewidencja zmieniona', 'Inventory updated'),
    ],
    terms: { firstResponseMinutes: 240, resolutionMinutes: 1_920 },
    retention: 'accounting_records',
    ...offered,
  },
]
