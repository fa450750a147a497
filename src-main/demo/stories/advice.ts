import type { Stories } from './story.ts';

export const advice: Stories = {
  'Asesoría o capacitación': [
    {
      title: 'Cómo hacer una tabla dinámica',
      description: 'Tengo que entregar un concentrado por mes y no sé cómo hacerlo sin copiar todo a mano.',
      solution: 'Asesoría de cuarenta minutos y plantilla entregada.',
      isAgreed: true,
    },
    {
      title: 'Configurar firma del correo',
      description: 'Quiero poner la firma institucional con el logotipo nuevo.',
      solution: 'Firma configurada en el equipo y en el teléfono.',
    },
    {
      title: 'Compartir calendario con mi equipo',
      description: 'Necesito que las cinco personas del área vean mis citas, sin poder cambiarlas.',
      solution: 'Calendario compartido con permiso de lectura; se mostró cómo cambiarlo.',
    },
    {
      title: 'Dudas con la videollamada institucional',
      description: 'Vamos a empezar conciliaciones a distancia y no conocemos la herramienta.',
      solution: 'Capacitación a seis personas con una sesión de práctica.',
      isAgreed: true,
    },
  ],
  'Apoyo en sala o evento': [
    {
      title: 'Proyector y sonido para asamblea',
      description: 'Asamblea vecinal en la sala de usos múltiples, esperamos cuarenta personas.',
      solution: 'Equipo instalado y atendido durante la asamblea.',
      isAgreed: true,
      impact: 'medium',
    },
    {
      title: 'Transmisión de la sesión del comité',
      description: 'Se transmitirá en vivo y se requiere grabación.',
      solution: 'Transmisión realizada; grabación entregada a Comunicación Social.',
      isAgreed: true,
      impact: 'medium',
    },
    {
      title: 'La pantalla de la sala no muestra la imagen',
      description: 'Conectamos la computadora y dice «sin señal». La reunión es en un rato.',
      solution: 'Se cambió el adaptador y se dejó uno de repuesto en la sala.',
    },
  ],
};
