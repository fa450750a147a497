import { z } from 'zod';

/**
 * The parts of a GLPI agent's file that we read; whatever else it holds is tolerated and dropped. Processes,
 * environment, licences and their keys, users, Wi-Fi names and the like are not named here, so they go no further.
 */
const text = z.string().max(2_000).nullish();
const count = z.number().int().nullish();

const list = <T extends z.ZodType>(item: T) => z.array(item).max(20_000).nullish();

const network = z.object({
  description: text,
  mac: text,
  type: text,
  virtualdev: z.boolean().nullish(),
  driver: text,
  speed: text,
});
export type AgentNetwork = z.infer<typeof network>;

export const agentFile = z.object({
  deviceid: z.string().max(2_000),
  itemtype: text,
  /** Only some sections were looked at: what is absent was not asked for. */
  partial: z.boolean().nullish(),
  content: z.object({
    versionclient: text,
    accesslog: z.object({ logdate: text }).nullish(),
    bios: z
      .object({ ssn: text, smanufacturer: text, smodel: text, mmanufacturer: text, mmodel: text })
      .nullish(),
    hardware: z
      .object({ name: text, uuid: text, chassis_type: text, memory: count, vmsystem: text })
      .nullish(),
    operatingsystem: z
      .object({ full_name: text, name: text, version: text, arch: text, kernel_version: text })
      .nullish(),
    cpus: list(z.object({ name: text, manufacturer: text, core: count, thread: count, speed: count })),
    memories: list(z.object({ capacity: count, type: text, speed: text, manufacturer: text })),
    storages: list(
      z.object({ model: text, name: text, manufacturer: text, disksize: count, serial: text, type: text }),
    ),
    networks: list(network),
    monitors: list(z.object({ name: text, caption: text, manufacturer: text, serial: text })),
    softwares: list(z.object({ name: text, version: text })),
    network_device: z
      .object({
        name: text,
        manufacturer: text,
        model: text,
        serial: text,
        mac: text,
        type: text,
        firmware: text,
        ram: count,
      })
      .nullish(),
    network_ports: list(z.object({ mac: text, ifname: text })),
    pagecounters: z.object({ total: count }).nullish(),
  }),
});
export type AgentFile = z.infer<typeof agentFile>;
