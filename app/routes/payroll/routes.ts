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
  return [
    page(people, 'people'),
    page(`${people}/new`, 'person.new'),
    page(`${people}/import`, 'person.import'),
    page(`${people}/:person`, 'person'),
    page(`${people}/:person/edit`, 'person.edit'),
    page(`${people}/:person/hire`, 'person.hire'),
    page(`${people}/:person/contracts/:contract`, 'person.terms'),
    page(`${payroll}/absences`, 'absences'),
    page(`${payroll}/absences/new`, 'absence.new'),
    page(`${payroll}/inputs`, 'inputs'),
    page(`${payroll}/settings`, 'settings'),
    page(payroll, 'runs'),
    page(`${payroll}/runs/:run`, 'run'),
    page(`${payroll}/runs/:run/payslips/:slip`, 'payslip'),
    page(`${payroll}/runs/:run/:step`, 'run.step'),
  ]
}
