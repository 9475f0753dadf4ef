// The door of the resources module.

export {
  countDownloads,
  judgeResource,
  offerResource,
  type ResourceForm,
  saveResource,
  storeResourceFile,
  withdrawResource,
} from './commands/save-resource.ts';
export { indexResources, itemOfResource, noteResources, publicResourcesText } from './commands/tell-public.ts';
export {
  askNewestResources,
  listResources,
  newestResources,
  type PublicResource,
  publishedFile,
  publishedResource,
  type Shelf,
  searchResources,
} from './queries/resources.ts';
export { gradeChoices, licences, resourceKinds, resourceSubjects } from './rules/kinds.ts';
