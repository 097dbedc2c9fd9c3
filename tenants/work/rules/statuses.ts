// The lists of states, without anything that checks them: screens import these, and a
// browser need not load a validator for that.
export const itemStatuses = [
  'new',
  'in_progress',
  'waiting_client',
  'waiting_authority',
  'done',
  'cancelled',
] as const
export type ItemStatus = (typeof itemStatuses)[number]

export const openStatuses = ['new', 'in_progress', 'waiting_client', 'waiting_authority'] as const
export type OpenStatus = (typeof openStatuses)[number]

export const itemSources = ['upload', 'request', 'agent', 'schedule'] as const
export type ItemSource = (typeof itemSources)[number]

/** 1 high, 2 normal, 3 low. */
export const priorities = [1, 2, 3] as const
export type ItemPriority = (typeof priorities)[number]

/** `client_answer` is the client's own; the others are the provider's promises and the law's. */
export const clockKinds = [
  'first_response',
  'next_response',
  'resolution',
  'statutory',
  'client_answer',
] as const
export type ClockKind = (typeof clockKinds)[number]

/** Clocks by which the provider is measured. */
export const providerClockKinds = [
  'first_response',
  'next_response',
  'resolution',
  'statutory',
] as const
