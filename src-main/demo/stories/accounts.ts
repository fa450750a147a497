import type { Stories } from './story.ts';

export const accountStories: Stories = {
  'Contraseña olvidada o cuenta bloqueada': [
    {
      title: 'Olvidé mi contraseña',
      description: 'Regresé de vacaciones y no recuerdo la contraseña del equipo.',
      solution: 'Identidad comprobada con número de empleado; contraseña temporal entregada y cambiada.',
    },
    {
      title: 'Mi cuenta está bloqueada',
      description:
        'Dice que la cuenta se bloqueó por varios intentos. Necesito entrar antes de la audiencia.',
      solution: 'Cuenta desbloqueada. Un teléfono tenía guardada la contraseña anterior; se actualizó.',
    },
    {
      title: 'No puedo entrar al correo desde mi casa',
      description: 'Me pide un código que no me llega.',
      solution: 'Se registró el número de teléfono correcto y se probó el acceso.',
      asks: [
        '¿A qué número de teléfono debería llegar el código?',
        'Al que termina en 42, el otro ya no lo tengo.',
      ],
    },
    {
      title: 'Contraseña vencida del sistema de audiencias',
      description: 'Me avisa que venció y no me deja cambiarla.',
      solution: 'Se restableció desde la consola y se verificó que pudiera cambiarla.',
    },
  ],
  'Alta o baja de cuenta': [
    {
      title: 'Alta de cuenta para servicio social',
      description:
        'Se incorpora un prestador de servicio social por seis meses. Requiere correo y acceso a la carpeta del área.',
      solution: 'Cuenta creada con vencimiento a seis meses y permisos de lectura en la carpeta.',
    },
    {
      title: 'Baja de cuenta por renuncia',
      description: 'La persona causó baja el día 15. Favor de cerrar sus accesos y conservar su correo.',
      solution: 'Accesos cerrados; buzón conservado treinta días a disposición del área.',
    },
    {
      title: 'Permisos para carpeta compartida',
      description: 'Necesito escribir en la carpeta de convenios, ahora sólo puedo leer.',
      solution: 'Permiso de escritura otorgado con la autorización de la titular.',
    },
  ],
};
