/** Where the REST interface begins. */
export const REST_PREFIX = '/api/v1';
