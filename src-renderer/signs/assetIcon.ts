import {
  type Icon,
  IconBatteryCharging,
  IconBox,
  IconCertificate,
  IconDeviceDesktop,
  IconDeviceLandlinePhone,
  IconDeviceLaptop,
  IconDeviceMobile,
  IconDevices,
  IconDeviceTv,
  IconDroplet,
  IconKeyboard,
  IconNetwork,
  IconPrinter,
  IconScan,
  IconServer,
} from '@tabler/icons-react';
import { foldText } from '#shared/kernel/fold.ts';

/** Stems in the three languages, the particular before the general. */
const stems: readonly (readonly [RegExp, Icon])[] = [
  [/laptop|portatil|notebook/, IconDeviceLaptop],
  [/celular|movil|mobile|smartphone|tablet/, IconDeviceMobile],
  [/telefon|phone|extension/, IconDeviceLandlinePhone],
  [/toner|cartucho|tinta|ink|drum/, IconDroplet],
  [/escan|scan|digitaliz/, IconScan],
  [/impres|print|multifunc/, IconPrinter],
  [/monitor|pantalla|display/, IconDeviceDesktop],
  [/proyect|projet|projector|televis/, IconDeviceTv],
  [/servidor|server|almacenamiento|storage|nas\b/, IconServer],
  [/red\b|redes|network|switch|router|access point|punto de acceso/, IconNetwork],
  [/licenc|licens|software|suscrip/, IconCertificate],
  [/ups|no.?break|regulador|bateria/, IconBatteryCharging],
  [/teclado|keyboard|raton|mouse|periferic|accesor/, IconKeyboard],
  [/comput|escritorio|desktop|cpu|pc\b|estacion/, IconDeviceDesktop],
  [/consumib|refaccion|pieza|part/, IconBox],
];

/** A picture for a category that has none of its own, told from the institution's name for it. */
export function assetIcon(category: string): Icon {
  const name = foldText(category);
  return stems.find(([stem]) => stem.test(name))?.[1] ?? IconDevices;
}
