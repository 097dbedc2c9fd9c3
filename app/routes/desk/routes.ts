import { index, type RouteConfigEntry, route } from '@remix-run/route-config'
import { complaintRoutes } from '../complaints/routes.ts'
import { payrollRoutes } from '../payroll/routes.ts'

/** /desk: the agents' day. Pages of one company lie under /desk/c/:company. */
export const deskRoutes: RouteConfigEntry[] = [
  route('desk', 'routes/desk/layout.tsx', [
    index('routes/desk/queue.tsx'),
    route('questions', 'routes/desk/questions.tsx'),
    route('c/:company/items/new', 'routes/desk/new-item.tsx'),
    route('c/:company/items/:item', 'routes/desk/item.tsx'),
    route('c/:company/items/:item/clock/:kind', 'routes/desk/item.clock.tsx'),
    route('c/:company/documents', 'routes/desk/documents.tsx'),
    route('c/:company/books/trial-balance', 'routes/desk/books.trial-balance.tsx'),
    route('c/:company/books/journal', 'routes/desk/books.journal.tsx'),
    route('c/:company/books/vat', 'routes/desk/books.vat.tsx'),
    route('c/:company/books/accounts/:number', 'routes/desk/books.account.tsx'),
    route('c/:company/schedules', 'routes/desk/schedules.tsx'),
    route('c/:company/schedules/new', 'routes/desk/schedules.new.tsx'),
    route('c/:company/bookings/:purchase', 'routes/desk/booking.tsx'),
    route('c/:company/bookings/:purchase/post', 'routes/desk/booking.post.tsx'),
    route('c/:company/bookings/:purchase/reverse', 'routes/desk/booking.reverse.tsx'),
    route('c/:company/bookings/:purchase/reject', 'routes/desk/booking.reject.tsx'),
    ...complaintRoutes('desk'),
    ...payrollRoutes('desk'),
    route('*', 'routes/not-found.area.tsx', { id: 'desk-not-found' }),
  ]),
  route('desk/c/:company/items/:item/files', 'routes/desk/item.files.ts'),
  route('desk/c/:company/items/:item/clock/:kind/case', 'routes/desk/item.clock.case.ts'),
  route('desk/c/:company/books/export/:page', 'routes/desk/books.export.ts'),
  route('desk/c/:company/books/period', 'routes/desk/books.period.ts'),
  route('desk/c/:company/bookings/new', 'routes/desk/booking.new.ts'),
  // Outside the frame: a stream, not a page.
  route('desk/events', 'routes/desk/events.ts'),
]
