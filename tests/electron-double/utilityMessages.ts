/** What passes between the main process's double and a utility process of its own. */
export type ToUtility =
  | { kind: 'message'; data: unknown; ports: string[] }
  | { kind: 'port:message'; port: string; data: unknown }
  | { kind: 'port:close'; port: string };

export type FromUtility =
  | { kind: 'message'; data: unknown }
  | { kind: 'port:message'; port: string; data: unknown }
  | { kind: 'port:close'; port: string };
