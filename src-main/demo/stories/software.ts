import type { Stories } from './story.ts';

export const software: Stories = {
  'Instalación de programa': [
    {
      title: 'Instalar lector de firmas electrónicas',
      description: 'Para firmar los oficios me piden el programa de firma. Equipo {inventory}.',
      solution: 'Programa instalado y certificado de la persona probado con un documento de ejemplo.',
    },
    {
      title: 'Actualizar la suite de oficina',
      description: 'Los archivos que recibo se ven desacomodados porque mi versión es anterior.',
      solution: 'Suite actualizada y documentos revisados con la usuaria.',
    },
    {
      title: 'Programa de edición de imagen',
      description: 'Comunicación Social requiere editar las fotografías de las jornadas.',
      solution: 'Se instaló la licencia disponible y se registró en el inventario de licencias.',
      supplier: 'Se solicitó la licencia al proveedor.',
    },
    {
      title: 'Falta el programa para abrir planos',
      description: 'Recibimos un plano en DWG y no podemos verlo.',
      solution: 'Se instaló el visor gratuito y se explicó su uso.',
    },
    {
      title: 'Quitar programa que abre publicidad',
      description: 'Desde que descargué un convertidor me salen anuncios en todas las páginas.',
      solution: 'Se eliminó el programa y sus extensiones; análisis del antivirus sin hallazgos.',
      note: 'Se le recordó no instalar programas sin solicitud.',
    },
  ],
  'Falla de un sistema institucional': [
    {
      title: 'El sistema de audiencias no abre',
      description: 'Marca error 503 y hay personas citadas desde las nueve.',
      solution:
        'El servidor de aplicaciones se quedó sin espacio por las bitácoras. Se liberó espacio y se programó su rotación.',
      impact: 'high',
      note: 'Causa: bitácora sin límite. Se agregó una alerta al 80 % del disco.',
    },
    {
      title: 'No se generan los folios de recepción',
      description: 'En la ventanilla se captura la solicitud y no da el folio.',
      solution: 'Tabla bloqueada por un proceso de reporte. Se canceló y se movió el reporte a la noche.',
      impact: 'high',
    },
    {
      title: 'Nómina muestra datos del mes anterior',
      description: 'Al consultar la quincena aparecen los importes de la anterior.',
      solution: 'La actualización nocturna no había corrido. Se ejecutó y se comprobó con Recursos Humanos.',
      impact: 'medium',
      asks: [
        '¿Me comparte un ejemplo, sin datos personales, de lo que debería mostrar?',
        'Le dejé la captura en la carpeta del área.',
      ],
    },
    {
      title: 'El portal de transparencia tarda mucho',
      description: 'Cargar la fracción XXVIII tarda y a veces se cierra la sesión.',
      solution: 'Se agregó un índice en la base y se amplió el tiempo de la sesión.',
      impact: 'medium',
    },
  ],
  'Recuperación de archivos': [
    {
      title: 'Borré una carpeta por error',
      description: 'Eliminé la carpeta de minutas de octubre de la unidad del área.',
      solution:
        'Se recuperó del respaldo de la noche anterior; faltaba un archivo que la persona tenía en su correo.',
    },
    {
      title: 'Archivo dañado',
      description: 'El concentrado de quejas dice que está dañado y no abre.',
      solution: 'Se recuperó la versión anterior del mismo día.',
      asks: [
        '¿Cuál era la ruta y cuándo lo abrió por última vez?',
        'Estaba en Quejas/2026 y lo abrí ayer a las seis.',
      ],
    },
    {
      title: 'Recuperar correos eliminados',
      description: 'Vacié la papelera y ahí estaba el correo de la convocatoria.',
      solution: 'Correo restaurado desde la retención de treinta días.',
    },
  ],
};
