import { answerQuestion, withdrawQuestion } from '#tenants/work/commands/answer-question.server.ts'
import { askClient } from '#tenants/work/commands/ask-client.server.ts'
import { assignItem, setPriority, startItem } from '#tenants/work/commands/assign-item.server.ts'
import {
  resumeFromAuthority,
  waitForAuthority,
} from '#tenants/work/commands/await-authority.server.ts'
import { cancelItem, reopenItem } from '#tenants/work/commands/cancel-item.server.ts'
import { loadItemForChange } from '#tenants/work/commands/change-item.server.ts'
import { finishItem } from '#tenants/work/commands/finish-item.server.ts'
import {
  holdForCustomer,
  releaseFromCustomer,
} from '#tenants/work/commands/hold-for-customer.server.ts'
import { installCatalogue } from '#tenants/work/commands/install-catalogue.server.ts'
import { acceptWork, markCheck, markStep } from '#tenants/work/commands/mark-step.server.ts'
import { namePerson, unnamePerson } from '#tenants/work/commands/name-people.server.ts'
import { openItem } from '#tenants/work/commands/open-item.server.ts'
import { deleteView, saveView } from '#tenants/work/commands/save-view.server.ts'
import {
  createSchedule,
  endSchedule,
  pauseSchedule,
  resumeSchedule,
} from '#tenants/work/commands/schedule-work.server.ts'
import { addNote, attachDocument, sendMessage } from '#tenants/work/commands/send-message.server.ts'
import {
  listAssignableAgents,
  listOfferedTypes,
  listOpenableTypes,
  listSchedulableTypes,
} from '#tenants/work/queries/agents.server.ts'
import { listAnswerers } from '#tenants/work/queries/answerers.server.ts'
import { getAskGround } from '#tenants/work/queries/ask-ground.server.ts'
import {
  countOpenQuestions,
  getClientHome,
  listItems,
} from '#tenants/work/queries/client-home.server.ts'
import { readConsequence } from '#tenants/work/queries/consequences.server.ts'
import { listHouseItems } from '#tenants/work/queries/house-list.server.ts'
import { getItem } from '#tenants/work/queries/item.server.ts'
import {
  listAskedQuestions,
  listOpenQuestions,
  readItemQuestions,
} from '#tenants/work/queries/questions.server.ts'
import { listQueue } from '#tenants/work/queries/queue.server.ts'
import { listSchedules } from '#tenants/work/queries/schedules.server.ts'
import { listViews } from '#tenants/work/queries/views.server.ts'
import type { Cases, CompanyCase } from './case.ts'
import { scheduleFrom } from './furnished-company.ts'

const doing = (run: CompanyCase['run'], more: Partial<CompanyCase> = {}): CompanyCase => ({
  scope: 'company',
  as: 'agent',
  needs: ['work:do'],
  run,
  ...more,
})
const reading = (run: CompanyCase['run'], more: Partial<CompanyCase> = {}): CompanyCase => ({
  scope: 'company',
  as: 'owner',
  needs: 'every role has work:read; which rows it sees is the policy’s',
  run,
  ...more,
})
const planning = (run: CompanyCase['run']) =>
  doing(run, { as: 'lead', needs: ['work:assign', 'contracts:manage'] })
const jobOnly = 'only the system may; tests/tenants/work/question-link.test.ts'
const half =
  'writes what loadItemForChange found and locked in this scope; tested through finishItem'
const mailing =
  'mails people of the company in hand about an item that the caller has locked in this scope'

export const workCases: Cases = {
  'work/commands/mark-step#markStep': doing(
    (ctx, at) => markStep(ctx, { itemId: at.itemId, key: 'work', outcome: 'done' }),
    { needs: 'work:do at the desk, work:answer in the portal: each side marks its own' },
  ),
  'work/commands/mark-step#acceptWork': {
    scope: 'company',
    as: 'owner',
    needs: ['work:answer'],
    run: (ctx, { itemId }) => acceptWork(ctx, { itemId, outcome: 'done' }),
  },
  'work/commands/mark-step#markCheck': doing((ctx, at) =>
    markCheck(ctx, { itemId: at.itemId, key: 'check', isChecked: true }),
  ),
  'work/commands/name-people#namePerson': doing(
    (ctx, at) => namePerson(ctx, { itemId: at.itemId, accountId: at.agentId }),
    { needs: 'work:do at the desk, work:answer in the portal: each side names its own' },
  ),
  'work/commands/name-people#unnamePerson': doing(
    (ctx, at) => unnamePerson(ctx, { itemId: at.itemId, accountId: at.agentId }),
    { needs: 'work:do at the desk, work:answer in the portal: each side names its own' },
  ),
  'work/commands/name-people#listNameable':
    'lists members of the company in hand, or the staff who serve it; tested with the people',
  'work/commands/name-people#insertPeople': half,
  'work/commands/name-people#nameFirstPeople': half,
  'work/commands/mail-steps#tellOfStep': mailing,
  'work/commands/mail-steps#mailStep': mailing,
  'work/commands/mail-steps#mailNamedClients': mailing,
  'work/commands/ask-client#askClient': doing((ctx, at) =>
    askClient(ctx, { itemId: at.itemId, body: 'Kiedy?' }),
  ),
  'work/commands/answer-question#answerQuestion': {
    scope: 'company',
    as: 'owner',
    needs: ['work:answer'],
    run: (ctx, { itemId, questionId }) =>
      answerQuestion(ctx, { itemId, questionId, answer: 'Jutro' }),
  },
  'work/commands/answer-question#withdrawQuestion': doing((ctx, { itemId, questionId }) =>
    withdrawQuestion(ctx, { itemId, questionId }),
  ),
  'work/commands/assign-item#assignItem': doing(
    (ctx, at) => assignItem(ctx, { itemId: at.itemId, assigneeId: at.agentId }),
    { as: 'lead' },
  ),
  'work/commands/assign-item#startItem': doing((ctx, at) => startItem(ctx, { itemId: at.itemId })),
  'work/commands/assign-item#setPriority': doing((ctx, at) =>
    setPriority(ctx, { itemId: at.itemId, priority: 1 }),
  ),
  'work/commands/await-authority#waitForAuthority': doing((ctx, at) =>
    waitForAuthority(ctx, { itemId: at.itemId, reason: 'Urząd' }),
  ),
  'work/commands/await-authority#resumeFromAuthority': doing((ctx, at) =>
    resumeFromAuthority(ctx, { itemId: at.itemId }),
  ),
  'work/commands/cancel-item#cancelItem': doing((ctx, at) =>
    cancelItem(ctx, { itemId: at.itemId, reason: 'Niepotrzebne' }),
  ),
  'work/commands/cancel-item#reopenItem': doing((ctx, at) =>
    reopenItem(ctx, { itemId: at.postedItemId, reason: 'Jeszcze raz' }),
  ),
  'work/commands/change-item#loadItemForChange': doing(
    (ctx, at) => loadItemForChange(ctx, at.itemId),
    { needs: 'the lock of commands that have asked already' },
  ),
  'work/commands/change-item#saveItemState': half,
  'work/commands/finish-item#finishItem': doing((ctx, at) =>
    finishItem(ctx, { itemId: at.itemId }),
  ),
  'work/commands/finish-item#writeFinish': half,
  'work/commands/finish-item#closeWaits': half,
  'work/commands/install-catalogue#installCatalogue': {
    scope: 'house',
    needs: ['contracts:manage'],
    names: false,
    run: (ctx) => installCatalogue(ctx),
  },
  'work/commands/mail-client#mailMessage': mailing,
  'work/commands/question-links#sendLinks': mailing,
  'work/commands/question-links#accountsAsked':
    'ids of people who were mailed about a question that the caller holds in this scope',
  'work/commands/remind-questions#remindQuestion': jobOnly,
  'work/commands/remind-questions#renewLink': jobOnly,
  'work/commands/hold-for-customer#holdForCustomer': doing((ctx, at) =>
    holdForCustomer(ctx, { itemId: at.itemId }),
  ),
  'work/commands/hold-for-customer#releaseFromCustomer': doing((ctx, at) =>
    releaseFromCustomer(ctx, { itemId: at.itemId }),
  ),
  'work/queries/answerers#listAnswerers': doing((ctx, at) => listAnswerers(ctx, at.itemId)),
  'work/queries/answerers#readAnswerers':
    'names of the company in hand for a caller that holds the item; tested through listAnswerers',
  'work/queries/ask-ground#getAskGround': doing(
    (ctx, at) => getAskGround(ctx, { itemId: at.itemId, period: null }),
    { names: false },
  ),
  'work/queries/consequences#readConsequence': reading((ctx, at) =>
    readConsequence(ctx, at.questionId),
  ),
  'work/queries/consequences#readConsequences': 'half of readConsequence; the caller names rows',
  'work/queries/questions#readItemQuestions': reading((ctx, at) =>
    readItemQuestions(ctx, at.itemId),
  ),
  'work/queries/questions#listOpenQuestions': reading((ctx) => listOpenQuestions(ctx), {
    names: false,
  }),
  'work/queries/questions#listAskedQuestions': {
    scope: 'assigned',
    needs: 'the scope itself is for agents and leads only',
    run: (ctx, at) => listAskedQuestions(ctx, { companies: [at.tenantId], filter: 'open' }),
  },
  'work/commands/open-item#openItem': {
    scope: 'company',
    as: 'owner',
    // From a request: staff open items in their own name.
    needs: ['work:request'],
    run: (ctx, at) =>
      openItem(ctx, {
        requestType: 'vat_question',
        title: 'Pytanie',
        form: { details: 'x', files: [at.documentId] },
        source: 'request',
        documents: [at.looseDocumentId],
      }),
  },
  'work/commands/save-view#saveView': {
    scope: 'assigned',
    needs: 'a view is the person’s own and names no company by its id',
    names: false,
    run: (ctx) => saveView(ctx, { list: 'queue', name: 'Nowy widok', query: '' }),
  },
  'work/commands/save-view#deleteView': {
    scope: 'assigned',
    needs: 'a view is the person’s own',
    run: (ctx, at) => deleteView(ctx, at.viewId),
  },
  'work/commands/schedule-work#createSchedule': doing(
    (ctx) => createSchedule(ctx, scheduleFrom('2026-12-01')),
    { as: 'lead', names: false, needs: ['work:assign', 'contracts:manage'] },
  ),
  'work/commands/schedule-work#pauseSchedule': planning((ctx, at) =>
    pauseSchedule(ctx, at.scheduleId),
  ),
  'work/commands/schedule-work#resumeSchedule': planning((ctx, at) =>
    resumeSchedule(ctx, at.scheduleId),
  ),
  'work/commands/schedule-work#endSchedule': planning((ctx, at) => endSchedule(ctx, at.scheduleId)),
  'work/commands/send-message#sendMessage': {
    scope: 'company',
    as: 'owner',
    needs: ['work:answer', 'work:do'],
    run: (ctx, at) => sendMessage(ctx, { itemId: at.itemId, body: 'Dzień dobry' }),
  },
  'work/commands/send-message#addNote': doing((ctx, at) =>
    addNote(ctx, { itemId: at.itemId, body: 'Dla nas' }),
  ),
  'work/commands/send-message#attachDocument': doing(
    (ctx, at) => attachDocument(ctx, { itemId: at.itemId, documentId: at.looseDocumentId }),
    { needs: ['documents:upload'] },
  ),
  'work/queries/agents#listAssignableAgents': reading(
    (ctx) => listAssignableAgents(ctx, 'accounting'),
    { as: 'lead', names: false, needs: 'names of the staff who serve the company in hand' },
  ),
  'work/queries/agents#listStaffAgents': 'the house’s own staff, the same for all of them',
  'work/queries/agents#listOfferedTypes': reading((ctx) => listOfferedTypes(ctx), { names: false }),
  'work/queries/agents#listOpenableTypes': reading(
    (ctx) => listOpenableTypes(ctx, ['accounting']),
    {
      as: 'agent',
      names: false,
    },
  ),
  'work/queries/agents#listSchedulableTypes': reading((ctx) => listSchedulableTypes(ctx), {
    as: 'lead',
    names: false,
  }),
  'work/queries/agents#listRequestTypes': 'the catalogue is the same for all',
  'work/queries/client-home#getClientHome': reading((ctx) => getClientHome(ctx), { names: false }),
  'work/queries/client-home#countOpenQuestions': reading((ctx) => countOpenQuestions(ctx), {
    names: false,
  }),
  'work/queries/client-home#listItems': reading((ctx) => listItems(ctx, {}, null), {
    names: false,
  }),
  'work/queries/house-list#listHouseItems': {
    scope: 'house',
    needs: ['work:read'],
    names: false,
    run: (ctx) => listHouseItems(ctx, { only: 'unassigned' }),
  },
  'work/queries/item#getItem': reading((ctx, at) => getItem(ctx, at.itemId)),
  'work/queries/queue#listQueue': {
    scope: 'assigned',
    needs: 'the scope itself is for agents and leads only',
    run: (ctx, at) => listQueue(ctx, { companies: [at.tenantId], filters: {}, cursor: null }),
  },
  'work/queries/schedules#listSchedules': reading((ctx) => listSchedules(ctx), {
    as: 'lead',
    names: false,
    needs: ['contracts:read'],
  }),
  'work/queries/views#listViews': {
    scope: 'assigned',
    needs: 'the person’s own',
    names: false,
    run: (ctx) => listViews(ctx, 'queue'),
  },
}
