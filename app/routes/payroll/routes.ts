import { type RouteConfigEntry, route } from '@remix-run/route-config'
import type { PayPlace } from '../../http/paths.ts'

const file = (name: string) => `routes/payroll/${name}.tsx`

/**
 * People and pay of a company: the same pages stand at the desk of its agents and in the
 * portal of its HR, under ids of their own.
 */
export function payrollRoutes(at: PayPlace): RouteConfigEntry[] {
  const people = at === 'desk' ? 'c/:company/people' : 'staff'
  const payroll = at === 'desk' ? 'c/:company/payroll' : 'payroll'
  const page = (path: string, name: string) => route(path, file(name), { id: `${at}-pay-${name}` })
  const paper = (path: string, name: string) =>
    route(path, `routes/payroll/${name}.ts`, { id: `${at}-pay-${name}` })
  return [
    page(people, 'people'),
    page(`${people}/new`, 'person.new'),
    page(`${people}/import`, 'person.import'),
    page(`${people}/expiries`, 'expiries'),
    page(`${people}/imports`, 'imports'),
    page(`${people}/imports/:job`, 'import'),
    paper(`${people}/imports/:job/report.csv`, 'import.report'),
    page(`${people}/:person`, 'person'),
    page(`${people}/:person/file`, 'person.file'),
    page(`${people}/:person/edit`, 'person.edit'),
    page(`${people}/:person/hire`, 'person.hire'),
    page(`${people}/:person/garnishments`, 'garnishments'),
    page(`${people}/:person/contracts/:contract`, 'person.terms'),
    page(`${payroll}/absences`, 'absences'),
    page(`${payroll}/absences/new`, 'absence.new'),
    page(`${payroll}/absences/import`, 'absence.import'),
    page(`${payroll}/inputs`, 'inputs'),
    page(`${payroll}/settings`, 'settings'),
    page(`${payroll}/declarations`, 'declarations'),
    page(`${payroll}/declarations/zus/:declaration`, 'zus-set'),
    route(`${payroll}/declarations/zus/:declaration/file`, 'routes/payroll/zus-set.file.ts', {
      id: `${at}-pay-zus-set.file`,
    }),
    page(`${payroll}/tax-forms`, 'tax-forms'),
    page(`${payroll}/tax-forms/send`, 'tax-forms.send'),
    page(`${payroll}/tax-forms/:form`, 'tax-form'),
    paper(`${payroll}/tax-forms/:form/:file`, 'tax-form.file'),
    page(`${payroll}/costs`, 'costs'),
    paper(`${payroll}/costs/export`, 'costs.export'),
    page(`${people}/:person/card`, 'card'),
    paper(`${people}/:person/card/:file`, 'card.file'),
    page(payroll, 'runs'),
    page(`${payroll}/runs/:run`, 'run'),
    page(`${payroll}/runs/:run/payslips/:slip`, 'payslip'),
    page(`${payroll}/runs/:run/payments`, 'payments'),
    paper(`${payroll}/runs/:run/payments/file`, 'payments.file'),
    page(`${payroll}/runs/:run/:step`, 'run.step'),
    page(`${payroll}/certificates`, 'certificates'),
    page(`${payroll}/certificates/new`, 'certificate.new'),
    page(`${payroll}/certificates/:certificate`, 'certificate'),
    paper(`${payroll}/certificates/:certificate/pdf`, 'certificate.pdf'),
    paper(`${payroll}/runs/:run/payslips/:slip/pdf`, 'payslip.pdf'),
    paper(`${payroll}/runs/:run/payslips.pdf`, 'payslips.pdf'),
  ]
}
