import { exportBooks } from '#app/features/books/books-export.server.ts'
import { portal } from '#app/http/area.server.ts'

export const loader = portal.loader({ permission: 'books:read' }, exportBooks)
