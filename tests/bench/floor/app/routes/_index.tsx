// One indexed query, fifty rows, the columns of the queue, no session and no isolation.
import { useLoaderData } from '@remix-run/react'
import { floorRows } from '../floor.server.ts'

export async function loader() {
  return { rows: await floorRows() }
}

export default function FloorPage() {
  const { rows } = useLoaderData<typeof loader>()
  return (
    <main>
      <h1>Queue</h1>
      <table>
        <thead>
          <tr>
            <th>No.</th>
            <th>Company</th>
            <th>Title</th>
            <th>Service</th>
            <th>Status</th>
            <th>Assignee</th>
            <th>Due</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.number}</td>
              <td>{row.company}</td>
              <td>
                <a href={`/items/${row.id}`}>{row.title}</a>
              </td>
              <td>{row.service}</td>
              <td>{row.status}</td>
              <td>{row.assignee}</td>
              <td>{row.due}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  )
}
