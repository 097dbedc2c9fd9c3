import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { questionsWords } from '#app/i18n/questions.ts'
import { useFormat } from '#app/ui/use-format.ts'
import type {
  QuestionKind,
  QuestionShape,
  QuestionValue,
} from '#tenants/work/rules/question-kinds.ts'

type Answered = {
  kind: QuestionKind
  shape: QuestionShape
  value: QuestionValue | null
  answer: string | null
}

/** The typed answer as people read it; null for what has none. */
export function useAnswerText(): (question: Answered) => string | null {
  const t = useWords(questionsWords)
  const f = useFormat()
  const { locale } = useLocale()
  return ({ kind, shape, value, answer }) => {
    if (value === null || kind === 'text') return answer
    switch (kind) {
      case 'amount':
        return f.money(BigInt(String(value)))
      case 'number':
        return f.number(Number(value))
      case 'yesno':
        return value === true ? t.yes : t.no
      case 'date':
        return f.date(String(value))
      case 'file':
        return t.fileCount(Array.isArray(value) ? value.length : 0)
      case 'choice':
        return shape.options?.find((one) => one.value === value)?.label[locale] ?? String(value)
    }
  }
}

/** The answer, and the words that were said beside it. */
export function AnswerText({ question }: { question: Answered }) {
  const textOf = useAnswerText()
  const remark = question.kind === 'text' ? null : question.answer
  return (
    <>
      <p className="qa-answer">{textOf(question)}</p>
      {remark ? <p className="qa-answer">{remark}</p> : null}
    </>
  )
}
