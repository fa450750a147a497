/**
 * What people really chose of twelve characters and more, and neither a common word nor a walk over the keys gives
 * away: names, titles, Russian words typed on Latin keys, and whatever else stands in the lists that guessers begin
 * with. Folded; digits and signs at the ends are not part of an entry that has nine letters without them.
 */
const GUESSED: ReadonlySet<string> = new Set(
  `
  010203040506 014702580369 01telemike01 050605rostik 102030405060 159753456852 193570356033 19960610ilja
  31217221027711 32615948worms 4815162342lf 4815162342lost 541233432442 59382113kevinp 6215mila6215 742617000027
  89063032220m 89231243658s 89876065093rax a2a3a4a5a6a aksjdlasdakj alpha135792468 amadeusptfcor americacampeon
  an83546921an andrewjackie antananarivu anytimetoday auckland2010 avrillavigne badiman28200 barcelona
  bhrh0h2oof6xbqjeh blacksonblon bltynbabrfwbz boy4u2ownnyc bpgjldsgjldthnf bullnuts2003 businessbabe cheeseburger
  chesterfield chickenwing christopher ciudaddemexico civilization cjdthitycndj cnfc35762209 combat123654 configuratio
  construction contabilidad contortionist corperfmonsy cosmopolitan counterstrike cristiano d8cd98f00b devilmaycry
  digitalprodu diosesamor direcciongeneral djivanfros dkflbvbhjdbx dkflbvbhjdyf domainlock edwardcullen entertainment
  fatima753357 finalfantasy findaupair fkmnthyfnbdf fktrcfylhjdbx fktrcfylhjdf fktrcfylhjdyf flvbybcnhfnjh
  fucktheworld fuckyoubitch fynfyfyfhbde gfhfktkjuhfv ghbdtnrfrltkf ghjatccbjyfk ghjcnjgbpltw ghjcnjgfhjkm
  ghjcnjqgfhjkm ghjnbdjcnjzybt ghtdtlvtldtl gjkysqgbpltw greenlantern gtnhjpfdjlcr guadalajara hd764nw5d7e1vb
  hd764nw5d7e1vbv hedimaptfcor iampurehaha iloveboobies ilovemyfamily ingodwetrust installdevic installsqlst
  institucional intelligence international inventario ipo54tj45uy iseedeadpeople jamesbond jesuscristo josephphone
  justinbieber ktjynsq40147 leavemealone lhbjkjubz lionelmessi lost4815162342 lytdybrbdfvgbhf mailcreated
  maprchem56458 masterbaiting masterbating masturbation maurolarastefy mesadeayuda mevefalkcakk mexicolindo
  miamorporsiempre michaeljackson minecraft minnesota_hp momsanaladventure morganstanley mortalkombat motherfucker
  msoracle32re msorcloledbr ne_e_pod_chehyl necronomicon needforspeed nemvxyheqdd5oqxyxyzi networkingpe newproject
  nhecsyfujkjdt nhfycajhvths nick1234-rem nightcrawler nondriversig ntktdbpjh olcrackmaster ontheoutside p030710p$e4o
  palacionacional paraklast passwordassword passwordstandard peanutbutter pfqwtd27121988 philadelphia playstation
  polniypizdec pornographic professional punksnotdead rayadosdemonterrey realmadrid recursoshumanos residentevil
  ronaldinho sanfrancisco satisfaction saun24865709 scandinavian schoolgirlie sdicmt7seytn secretaria seemnemaailm
  semtsriuty sojdlg123aljg sonnenschein sonyericsson soportetecnico specialinsta stickdaddy stinkyfinger stratocaster
  supernatural systemofadown teamomucho tecnologias tequieromuchisimo thecakeisalie ticketmaster tigresuanl
  transformers unbelievable universidad vanyarespekt virgendeguadalupe vivamexico vladimirovna warhammer40k
  wazzkaprivet websolutions websolutionssu webuivalidat weihnachtsbau weihnachtsbaum whosyourdaddy wkoa0fp78dk
  zcfvfzkexifz zqjphsyf6ctifgu
`
    .trim()
    .split(/\s+/),
);

const FEWEST_LETTERS = 9;

/** Whether a folded password is one of those, also with digits and signs around it. */
export function isMuchGuessed(folded: string): boolean {
  if (GUESSED.has(folded)) return true;
  const bare = folded.replace(/^[^a-z]+/, '').replace(/[^a-z]+$/, '');
  return bare.length >= FEWEST_LETTERS && GUESSED.has(bare);
}
