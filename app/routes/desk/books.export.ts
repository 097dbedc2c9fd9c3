import { exportBooks } from '#app/features/books/books-export.server.ts'
import { deskCompany } from '#app/http/area.server.ts'

export const loader = deskCompany.loader({ permission: 'books:read' }, exportBooks)
