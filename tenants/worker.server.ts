// The worker: what nobody clicks. Runs in the web process, or alone. Every job is safe to
// run twice and in two processes: it locks the rows it takes, or holds the job's own lock.
import { sweepOrphans } from './archive/jobs.server.ts'
import { sealAudit } from './audit/jobs.server.ts'
import { advanceBillingRuns, verifyBilling } from './billing/jobs.server.ts'
import { expireComplaints, takeSubmissions } from './complaints/jobs.server.ts'
import { sendOutbox, sweepIdentity } from './identity/jobs.server.ts'
import {
  advancePayrollRuns,
  endCertificateItems,
  endRenewedExpiries,
  openCertificateItems,
  openExpiries,
  readImports,
} from './payroll/jobs.server.ts'
import { recordClockProof } from './work/clock-proof.server.ts'
import { recountForDaysOff } from './work/commands/days-off.server.ts'
import { escalateClocks } from './work/commands/escalate-clocks.server.ts'
import { remindQuestions, renewLinks } from './work/commands/remind-questions.server.ts'
import { runSchedules, sweepBreaches } from './work/jobs.server.ts'

export type Worker = { stop: () => Promise<void> }

type Log = {
  debug: (fields: object, message: string) => void
  error: (fields: object, message: string) => void
}
export type Job = { name: string; everyMs: number; run: (now: Date) => Promise<unknown> }

const SECOND = 1_000
const MINUTE = 60 * SECOND

const HOUR = 60 * MINUTE

const houseJobs: readonly Job[] = [
  // A person waits for these.
  { name: 'billing.runs', everyMs: SECOND, run: (now) => advanceBillingRuns(now) },
  { name: 'payroll.runs', everyMs: SECOND, run: (now) => advancePayrollRuns(now) },
  { name: 'payroll.certificates', everyMs: 2 * SECOND, run: openCertificateItems },
  { name: 'complaints.submissions', everyMs: 3 * SECOND, run: takeSubmissions },
  { name: 'identity.outbox', everyMs: 5 * SECOND, run: (now) => sendOutbox(now) },
  { name: 'work.link_renewals', everyMs: 5 * SECOND, run: renewLinks },
  { name: 'work.reminders', everyMs: MINUTE, run: remindQuestions },
  { name: 'work.escalations', everyMs: 30 * SECOND, run: escalateClocks },
  { name: 'work.days_off', everyMs: 5 * SECOND, run: recountForDaysOff },
  { name: 'work.breaches', everyMs: 30 * SECOND, run: sweepBreaches },
  { name: 'payroll.certificates_ended', everyMs: MINUTE, run: endCertificateItems },
  { name: 'payroll.expiries_ended', everyMs: MINUTE, run: endRenewedExpiries },
  { name: 'complaints.expiry', everyMs: 5 * MINUTE, run: expireComplaints },
  { name: 'work.schedules', everyMs: 5 * MINUTE, run: runSchedules },
  { name: 'payroll.imports', everyMs: 2 * SECOND, run: readImports },
  { name: 'payroll.expiries', everyMs: HOUR, run: openExpiries },
  { name: 'audit.seal', everyMs: MINUTE, run: sealAudit },
  { name: 'identity.sweep', everyMs: HOUR, run: sweepIdentity },
  { name: 'archive.orphans', everyMs: 24 * HOUR, run: sweepOrphans },
  { name: 'work.clock_proof', everyMs: 24 * HOUR, run: recordClockProof },
  { name: 'billing.verify', everyMs: 24 * HOUR, run: verifyBilling },
]

/** Looks every `intervalMs` for jobs whose time has come. */
export function startWorker(options: {
  intervalMs: number
  log: Log
  jobs?: readonly Job[]
}): Worker {
  const jobs = options.jobs ?? houseJobs
  // The rare and heavy ones leave the start to the others.
  const startedAt = Date.now()
  const nextAt = new Map(
    jobs.map(({ name, everyMs }) => [name, startedAt + (everyMs > HOUR ? 5 * MINUTE : 0)]),
  )
  const running = new Map<string, Promise<void>>()
  let isStopping = false

  function tick(): void {
    const now = Date.now()
    for (const job of jobs) {
      // A job never overlaps itself; the slow one does not hold up the others.
      if (running.has(job.name) || now < (nextAt.get(job.name) ?? 0)) continue
      nextAt.set(job.name, now + job.everyMs)
      running.set(
        job.name,
        runJob(job, options.log, () => isStopping).finally(() => running.delete(job.name)),
      )
    }
  }

  const timer = setInterval(tick, options.intervalMs)
  tick()
  return {
    stop: async () => {
      isStopping = true
      clearInterval(timer)
      await Promise.all(running.values())
    },
  }
}

async function runJob(job: Job, log: Log, isStopping: () => boolean): Promise<void> {
  const startedAt = performance.now()
  try {
    await job.run(new Date())
    log.debug({ job: job.name, ms: Math.round(performance.now() - startedAt) }, 'job')
  } catch (error) {
    // A connection that the end of the house cut is no failure.
    if (!isStopping()) log.error({ job: job.name, err: error }, 'job failed')
  }
}
