/** `keys` is one chord or a sequence: `j`, `g c`, `Ctrl+Enter`. */
export function Kbd({ keys }: { keys: string }) {
  const parts = keys.split(/(?<=\S)[ +](?=\S)/)
  return (
    <span className="kbds">
      {parts.map((part) => (
        <kbd key={part}>{part}</kbd>
      ))}
    </span>
  )
}
