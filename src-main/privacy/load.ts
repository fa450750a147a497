// What other features need of privacy. It imports no service.
export { accept, publishFirstNotice } from './notice.ts';
