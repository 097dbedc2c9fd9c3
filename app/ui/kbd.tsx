/** `keys` is one key, a chord or a sequence: `j`, `Ctrl+Enter`, `g c`. */
export function Kbd({ keys }: { keys: string }) {
  const parts = keys.split(/(?<=\S)[ +](?=\S)/)
  return (
    <span className="kbds">
      {parts.map((part, place) => (
        <kbd key={`${part}${parts.indexOf(part) === place ? '' : place}`}>{part}</kbd>
      ))}
    </span>
  )
}
