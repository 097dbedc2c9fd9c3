import { ConfigError } from '#db/config.server.ts'

/** A command that was called wrongly: the operator reads the sentence, not a stack. */
export function usageError(sentence: string): ConfigError {
  return new ConfigError(sentence)
}

/** The value after `--name`, or undefined when the option is not there. */
export function optionOf(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(`--${name}`)
  if (at === -1) return undefined
  const value = args[at + 1]
  if (value === undefined || value.startsWith('--')) {
    throw usageError(`The option --${name} needs a value.`)
  }
  return value
}

export function wholeOption(
  args: readonly string[],
  name: string,
  bounds: { min: number; max: number },
): number | undefined {
  const text = optionOf(args, name)
  if (text === undefined) return undefined
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < bounds.min || value > bounds.max) {
    throw usageError(`The option --${name} must be from ${bounds.min} to ${bounds.max}.`)
  }
  return value
}

export function refuseOthers(args: readonly string[], known: readonly string[]): void {
  const unknown = args.find((arg) => arg.startsWith('--') && !known.includes(arg.slice(2)))
  if (unknown) throw usageError(`There is no option ${unknown.slice(0, 40)} here.`)
}
