// The door of the engagement module.
export { approveAnswer } from './commands/approve-answer.ts';
export { askQuestion, questionForm } from './commands/ask-question.ts';
export { assignQuestion } from './commands/assign-question.ts';
export { castVote } from './commands/cast-vote.ts';
export { decideReport } from './commands/decide-report.ts';
export { forwardQuestion } from './commands/forward-question.ts';
export {
  indexEngagement,
  itemOfConsultation,
  itemOfQuestion,
  noteEngagement,
  publicConsultationsText,
  publicQuestionsText,
} from './commands/index-engagement.ts';
export { markDuplicate } from './commands/mark-duplicate.ts';
export { moderateComments } from './commands/moderate-comments.ts';
export { rateObject } from './commands/rate-object.ts';
export { receiveQuestion } from './commands/receive-question.ts';
export { refuseQuestion } from './commands/refuse-question.ts';
export { reopenQuestion } from './commands/reopen-question.ts';
export { reportError, reportForm } from './commands/report-error.ts';
export { returnAnswer } from './commands/return-answer.ts';
export { revealAsker } from './commands/reveal-asker.ts';
export { saveAnswer } from './commands/save-answer.ts';
export { saveConsultation } from './commands/save-consultation.ts';
export { savePoll } from './commands/save-poll.ts';
export { commentForm, sendComment } from './commands/send-comment.ts';
export { setQuestionDays } from './commands/set-question-days.ts';
export { takeBackAnswer } from './commands/take-back-answer.ts';
export { storeVisitorFile, type VisitorFile, visitorBytes, visitorFileFaults } from './commands/visitor-file.ts';
export { forgetTraces, leaveTrace, pressureOf, useForm } from './commands/visitor-guard.ts';
export { keeps, mayRead } from './policy.ts';
export {
  askOpenConsultations,
  type ConsultationFile,
  commentsWaiting,
  consultationFile,
  type OpenConsultation,
  publishedConsultation,
  publishedConsultations,
  type ShownComment,
} from './queries/consultations.ts';
export { questionClock, questionDays } from './queries/deadline.ts';
export { askCurrentPoll, type PublicPoll, publicPoll, publicPolls } from './queries/polls.ts';
export {
  askAnswered,
  type OwnQuestion,
  ownQuestion,
  type PublicQuestion,
  publicFields,
  publicQuestion,
  publicQuestions,
} from './queries/public-questions.ts';
export { countQuestions, listQuestions, questionById } from './queries/questions.ts';
export { askRating, type Rating, ratingOf, reportsWaiting } from './queries/ratings.ts';
export { dueOn } from './rules/clock.ts';
export { plainCode, shownCode, shownSecret } from './rules/code.ts';
export { audienceNames, questionFields } from './rules/fields.ts';
export { crowdedWords, type FormAct } from './rules/limits.ts';
export { newSecret, secretHash } from './rules/new-code.ts';
export { type Openness, opennessNames } from './rules/open.ts';
export { actNames, type QuestionState, stateNames } from './rules/question-way.ts';
