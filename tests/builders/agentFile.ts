/** What a GLPI agent writes of a made-up laptop, secrets and all; parts may be replaced. */
export function anAgentFile(
  content: Readonly<Record<string, unknown>> = {},
  top: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    action: 'inventory',
    deviceid: 'pc-archivo-2026-10-01',
    itemtype: 'Computer',
    ...top,
    content: {
      versionclient: 'GLPI-Agent_v1.9',
      accesslog: { logdate: '2026-10-01 10:00:00' },
      bios: { smanufacturer: 'Dell Inc.', smodel: 'Latitude 5440', ssn: 'ABC1234', assettag: 'no importa' },
      hardware: {
        name: 'pc-archivo',
        uuid: '4C4C4544-0042-4310-8031-B1C04F4D3332',
        chassis_type: 'Laptop',
        memory: 16_000,
        lastloggeduser: 'SECRETO-usuario',
        winprodkey: 'SECRETO-clave-windows',
        winowner: 'SECRETO-propietaria',
      },
      operatingsystem: {
        full_name: 'Windows 11 Pro',
        version: '23H2',
        arch: 'x86_64',
        ssh_key: 'SECRETO-llave-ssh',
      },
      cpus: [{ name: 'Core i5-1345U', core: 10, thread: 12, speed: 1_600 }],
      memories: [
        { capacity: 8_192, type: 'DDR4', speed: '3200', serialnumber: 'SECRETO-memoria' },
        { capacity: 8_192, type: 'DDR4', speed: '3200' },
      ],
      storages: [{ model: 'PM9A1', disksize: 512_110, serial: 'S6XN' }],
      networks: [
        { description: 'lo', type: 'loopback', mac: '00:00:00:00:00:00', virtualdev: true },
        {
          description: 'Wi-Fi',
          type: 'wifi',
          mac: '44:85:00:2B:90:BC',
          virtualdev: false,
          wifi_ssid: 'SECRETO-red',
          wifi_bssid: '24:f5:a2:2d:70:fa',
          ipaddress: '10.9.8.7',
        },
        {
          description: 'USB dock',
          type: 'ethernet',
          mac: '00:e0:4c:68:01:db',
          virtualdev: false,
          driver: 'r8152',
        },
        { description: 'vEthernet', type: 'ethernet', mac: '00:15:5d:11:22:33', virtualdev: false },
        { description: 'privada', type: 'wifi', mac: '3a:11:22:33:44:55', virtualdev: false },
      ],
      monitors: [
        { name: 'P2422H', manufacturer: 'Dell Inc.', serial: 'MON-778', base64: 'SECRETO-edid' },
        { name: 'Panel', manufacturer: 'Sharp', serial: '0' },
      ],
      softwares: [
        {
          name: 'LibreOffice',
          version: '24.8',
          username: 'SECRETO-quien',
          uninstall_string: 'SECRETO-orden',
        },
        { name: 'LibreOffice', version: '24.8' },
      ],
      processes: [{ cmd: 'SECRETO-proceso --password x', user: 'SECRETO-usuario', pid: 1 }],
      envs: [{ key: 'TOKEN', val: 'SECRETO-entorno' }],
      licenseinfos: [{ name: 'Office', key: 'SECRETO-licencia' }],
      users: [{ login: 'SECRETO-sesion' }],
      local_users: [{ login: 'SECRETO-local' }],
      ...content,
    },
  };
}
