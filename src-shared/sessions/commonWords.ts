/**
 * Words that people make passwords of, in Spanish, Portuguese and English: first names and what one calls a sweetheart,
 * saints, clubs, heroes, pets, colours, fruit, places, makes, games, swearing, work. Folded; three letters at least.
 */
export const COMMON_PASSWORD_WORDS: ReadonlySet<string> = new Set(
  `
  abc abcd abcde abcdef abcdefg abcdefgh abeja abril acapulco acceso access access14 account acesso activo actual
  adidas admin adminadmin administracion administrador administrator adrian adriana agente agosto aguacate
  aguascalientes aguila aguilas agustin alabado alan alba alberto alcaldia alejandra alejandro alemanha alemania
  alex alexander alexandra alexis alfonso alfredo alice alicia alma almacen amanda amarillo amazing amazon amelia
  amen america americas amor amorcito amore amores amour amparo amy ana anahi analista anarchy andrea andres
  andrew android angel angela angeles angelic angelica angelina angelito animal animales anita aniversario anna
  anthony antonia antonio antony apoyo apple apples april araceli arcangel archivo arcoiris ardilla area argentina
  arriba arsenal arturo asd asdf asdfg asdfgh asdfghjkl asesor ashley asistente assassin asshole atencion atlante
  atlas atletico atomic audi august aurora australia autumn auxiliar avengers awesome axel ayrton ayuda
  ayuntamiento azul azulito baby babyboy babygirl backstreet backup bailar bajacalifornia balance bambi banamex
  banana bananas banco bancomer bandido banorte barbara barbie barca barcelona bart base baseball basededatos
  basketball bastard batman beagle bear beatles beatriz beautiful beauty bebe bebito beer beisbol belen beleza
  bella bello bemvindo ben bendicion bendiciones benfica benito benjamin berenice berlin bernardo beso besos
  bestfriend bestfriends beyonce bianca bible biblia bieber bienvenida bienvenido bienvenidos big bigdaddy bird
  birdie birthday bitch bitches black blackcat blackdog blanca blanco bless blessed blink blood blue bob boca
  bocajuniors bodega bogota boleta bolivia bonita bonito bonjour bonnie boobs boss boston boy boyfriend brandon
  brasil brayan brazil brenda brian britney brother brown brownie bruno bubbles buddy bugatti bulldog bullshit
  bunny burger burro butterfly caballo cabron cabrones caca cacahuate cachorrinho cachorro cadiz cafe cafecito
  caifanes caja cake caleb caliente california callofduty camaro cambiame cambiar cambio camera camila camilo
  campana campeon campeones campo camry canada cancion cancun candy canelo canta capacitacion capitan captain
  captura caracas caramelo carinho carino carla carlitos carlos carmen carolina caroline casa casita cassandra
  castillo cat catalina catarina catdog cats catwoman cecilia celeste celia celtic central centro cereza cero
  cerradura cerveza cesar champion champions changeit changeme charles charlie charlotte cheese chelsea cherry
  chester chevrolet chevy chiapas chicago chicken chico chido chidori chihuahua chiken chilaquil chile china
  chingada chingon chingona chiquis chiquita chiquito chivas chivashermosas chivasrayadas chocolate chocolates
  chris christ christian christmas christopher chulo church cielo cinco cinderella cisco ciudad ciudadano
  ciudadjuarez clara claudia clave claves clemente cliente coahuila cobra coca cocacola cocker coco cocodrilo
  codigo coffee cojones colima college colocolo colombia company compras computacion computador computadora
  computer comunicacion concepcion conejo conexion consuelo conta contabilidad contador contrasena control cookie
  cookies cool coolio coordinacion copa coracao corazon corinthians corolla correo corvette cosita cosmos
  costarica counterstrike cowboys coyoacan coyote crazy cristal cristian cristiano cristianoronaldo cristina
  cristo cristobal cristovive cruz cruzazul crystal cuatro cuba cuenta cuernavaca culero culiacan culo cumpleanos
  cupcake cynthia daddy dallas dan danger daniel daniela daniele danielito danny dark darkness darling darthvader
  database datos david deadpool dearest death debora december default delegacion delia demo demon demonio denise
  dennis departamento deportivo desarrollo desktop destiny developer devil dezembro diablo diamante diamond
  diamonds diana diciembre diego diez dios diosa diosesamor diosito direccion director disco distrito docs doctor
  doctora documento dodge dodgers dog doggie doggy dogs dolores dolphin domingo donald donkey donut dorado
  doraemon dragon dragonball dragons dreamer dreams ducati duck dulce dulzura durango durazno dylan eagle eagles
  earth ecuador edc eduarda eduardo eight elcielo electro elefante elena elephant elias elisa elizabeth eloisa
  elvira emiliano emilio emily eminem eminencia emma emmanuel emperor empleado empresa encanto encargado energia
  energy enero enfermera england enlace enrique enter entrada entrar entregas equipo erick erika ernesto escola
  escorpion escritorio escuela esmeralda espada espana especial esperanza espiritu esporte estado esteban
  estefania estela esther estrella estrellita estudiante eterna eternal eternidad eternity eterno eugenia eugenio
  europa eva evangelio evelyn everton evolution excel executive extreme ezequiel fabian fabiola facebook factura
  faith falcon familia family fantasia fantasma fantasy fashion father fatima febrero february federico felices
  felicidad felipe felix feliz fernanda fernandes fernandez fernando ferrari fevereiro fiat fiesta finalfantasy
  finanzas fire fireball firefly first fish five flamengo flor flores florida flower flowers fluffy fluminense
  footbal football ford forever forgive fortnite four fox france francesca francia francisca francisco frank
  freedom freefire fresa fresas friday friend friends friendship friki frodo frog froggy fruta fuck fucker fuckoff
  fuckyou fuego fuerte fuerza futbol futebol future futuro gabriel gabriela gabriele galaxia galaxy galleta gallo
  gamer gaming gandalf gangsta gangster garcia garfield gatinha gatinho gatita gatito gato gatos gatuno general
  genesis genial genius george gerardo gerente german germany gestion ghost gilberto giovanni giraffe girl
  girlfriend girls gisela gitano gladys glitter gloria gmail gobierno god godisgood godzilla goku gold golden
  goldfish gomez gomita gonzalez google gorda gordita gordito gordo gorila gothic government grace gracias
  graciela grape gratis green gregorio gremio gringo gris gryffindor guadalajara guadalupana guadalupe guanajuato
  guapa guapo guatemala gucci guerrera guerrero guest guillermo guitar guitarra guppy gustavo habana hacker
  halloween halo hamster hannah hannahmontana happiness happy hardware harley harleydavidson harry harrypotter
  hawk heart heaven hector hedgehog helado helena hello hellohello hellokitty helloworld help helpdesk heriberto
  hermana hermanas hermano hermanos hermione hermosa hermosillo hermoso hernandez hidalgo hija hijo hijos hilda
  hiphop hobbit hockey hogwarts hola holahola holaholahola holamundo hollywood holy hombre homer honda honduras
  honey horse horses hospital hot hotmail houston hsbc huawei hugo hulk humanos humberto hunter husband hyundai
  ian icecream idiota iglesia ignacio iloveu iloveyou imagina imposible impresora inbursa india infierno infinito
  infinitum infinity informatica ingeniero inglaterra ingreso ingrid inicio inlove instagram institucion
  institucional instituto internacional internet inventario inverno invierno invisible invitado iphone ireland
  irene iris irma ironman isaac isabel isabela isabella isabelle ismael israel italia italy itzel ivan ivonne ivy
  iztapalapa izzi jack jackson jacob jacqueline jaguar jaime jalapeno jalisco jamaica james janeiro janet january
  japan japon jardin jasmine javier jazmin jeep jefatura jefe jehova jennifer jenny jeronimo jessica jesus
  jesuschrist jesuscristo jesusislord jesusmeama jetta jim joana joao joaquin joe john johnny joker jonas jonathan
  jordan jorge jose josefa josefina joselito joseph joshua josue joya juan juana juanita juanito juarez judith
  juego juegos jueves jugador julho julia julian juliana julieta julio july june junho junio juntos juridico
  justice justicia justin justinbieber juventus karen karina karla katherine kawasaki kevin killer kingkong kings
  kiss kitten kittens kitty kiwi knight korn laboratorio lacasa lagarto lagrimas lakers lalo laloca lamborghini
  laptop latina latino laura lauren leader leagueoflegends leandro legend legion lemon leo leon leona leonardo
  leoncito leonel leonor leopardo leticia letmein letmeinnow leyenda libertad libre libro licencia lider light
  lightning lilia liliana lima limao limon linda linux lion lionelmessi lions lisboa listo liverpool lkjhg lluvia
  lobito lobo lobos loca local loco locos login logistica lol lollipop lollol london londres lopez loquillo lord
  lorena lorenzo losangeles lourdes love lovely loveme lover loves loveyou lucas lucero lucha lucia luciana
  lucifer lucky luigi luis luisa luisito luiz luna lunes lunita luz machine madonna madrid maestra maestro mafia
  magdalena magia magic maio maldita maldito mama mamacita mamae mami mamita mana manager manchester
  manchesterunited mango manolo mantenimiento manuel manuela manzana maquina mar maradona maranatha maravilla
  marcela marcelo march marco marcos marea margarita maria mariachi mariana maricruz marido marihuana marina
  marino mario mariobros mariposa marisol marshmallow marta martes martha martin martina martinez marvel mary
  marzo maserati master mateo matheus matias matrix matthew mauricio max maximiliano mayo mayra mazatlan mazda
  meamor medico megacable melanie melissa melon mentira mercedes mercedesbenz merida mesa mesadeayuda messi
  metallica mexicali mexicana mexicano mexico mexicodf miami miamor michael michelle michoacan mickey mickeymouse
  microsoft miel miercoles mierda miguel miguelito milagro milan milk million millonario milo minecraft minnie
  mirasol mireya miriam mision mission mivida mnbvcxz moises mommy monclova monday monica monitor monkey monkeys
  mono montana monterrey montserrat moon moonlight mora morado morales morelia morelos morena mother motherfucker
  motorola mouse movistar muchacha muchacho mujer mummy mundo music musica mustang nadia nala namorada nancy
  naranja naranjas naruto natal natalia nathan nature navidad nayarit nayeli necaxa negocio negrita negrito negro
  nemo nestor netflix network never neverland new newpassword newyork neymar nicaragua nicholas nicolas nicole
  night nightmare nike nina nine ninja nino ninos nintendo nirvana nissan noche noemi nokia nomina norma nothing
  november novembro novia noviembre novio nube nueva nuevacontrasena nueve nuevo nuevoleon number numero nutella
  oaxaca ocean oceano ocho octavio october octubre office oficina oficio ola old olga oliver olivia omar
  onedirection operaciones operador optimus oracion oracle orange orca orden orizaba orlando oscar oscuridad
  oscuro osita osito osos osvaldo otono outlook outubro oveja pablito pablo pachuca packers padre pagos pajaro
  palabra palacio palmeiras paloma pamela panama pancake panchito pancho panda pandilla pantera panther panzon
  paola papa papito para paradise paraguay paraiso paris parrot pass passcode passion passw passwd password
  password1 passwords pastel pato patricia patricio patrick patriots paula paulina paulo payaso paz peace peach
  peanut pedrito pedro pele pelota peluche peludo pendeja pendejo penguin pepito pepper pepsi pera perez permiso
  perra perrita perrito perro perros personal peru peugeot phoenix piedad piggy pikachu pilar pina pineapple
  pinguino pink pirata pirate pistola pizza planeacion planeta plata platano playa playboy player playstation
  please pluto poder poiuy pokemon police policia pollito pollo pony pooh popcorn porn porno porsche portal porto
  portugal potato potter power powerful pozole prada praise pray preciosa precioso preston presupuesto pretty
  primavera primero prince princesa princesas princesita princess princessa principal principe procuraduria
  produccion profesor profeta programa programador prosoc proyecto prueba pruebas pubg publico pudding puebla
  pueblo puerta puertorico puma pumas puppy purple pussy puta puto putos qaz qazwsx qazwsxedc quarta queen quepaso
  queretaro querida querido queso quiero quinta qwe qwer qwert qwerty qwertyuiop rabbit radio rafael rafaela
  raiders rainbow rainha ramirez ramiro rammstein ramon ramona rana rapido raposa rapper raquel rasta raton raul
  rayados rayo realmadrid rebeca rebecca rebel rebelde recepcion recursos recursoshumanos red redentor redes
  reggae reggaeton registro reina relampago renata renault rene reporte reset resident residentevil responsable
  revolution rey reyes reynosa ricardo richard rihanna riodejaneiro river rivera riverplate robert roberta roberto
  robin roblox rocio rock rocknroll rockstar rocky rodrigo rodriguez rogelio rojo roma roman romance romantico
  rome romeo ronaldinho ronaldo rooster root rosa rosado rosalia rosario rosas rosita router ruben ruso russia
  ruth sabado sabrina sabueso sagrado sailor sailormoon sala salamanca salmo saltillo salud salvador sam samantha
  samsung samuel samurai sanchez sandia sandra sandy sanfrancisco sangre sanjudas sanluis sanluispotosi santa
  santander santiago santo santos saopaulo sara sarah sasha sasuke satan saturday savior school scooby scoobydoo
  scooter scorpion seat sebastian second secret secreta secretaria secretario secreto security segunda segundo
  segura seguridad seguro seis selecao seleccion selena sempre senha senhas senhor senor september septiembre
  serenity sergio serpiente server servicio servicios servidor sesion setembro seven sevilla sex sexo sexta sexy
  sexyboy sexygirl shadow shakira shalom shark shirley shit shrek siempre siete silver silvia simba simon simone
  simpsons sinaloa sistema sistemas sister skate skateboard skater skull skywalker slipknot snake sniper snoopy
  snow snowball soccer social socialmente sofia sol soldado soldier solecito soledad solo sombra something sonia
  sonic sonora sonrisa sony sophia sophie soporte soportetecnico spaghetti spain sparky special spider spiderman
  spike spirit sporting spotify spring star starcraft starlight stars startrek starwars steelers stephanie stitch
  strawberry student subdireccion sueno suenos suerte sugar summer sunday sunflower sunny sunrise sunset sunshine
  super superadmin superman superuser supervisor support surf surfer susan susana suzuki sweet sweetheart sweetie
  sweety sysadmin system systems tabasco taco tacos tadeo tamales tamara tamaulipas tampico tania tarzan tasha
  tatiana teacher teadoro teamo teamomucho tecnica tecnico tecnicos tecnologia tecnologias teddy teddybear telcel
  telefono telegram telmex temp temporal tennis tequiero tequieromucho tequila terca tercero teresa terminator
  terror tesla tesoro test tester testing testtest testuser tetris texas thiago third thomas three thunder
  thursday tiamo ticket tickets tiempo tierra tiger tigers tigger tigre tigres tigresuanl tijuana tiktok tim
  tinkerbell tinta tlalpan tlatelolco tlaxcala today together tokyo toledo toluca tom tomas tomate tomorrow tonta
  tonto toro torreon torres tortilla tortuga totalplay toyota trabajador trabajo trafico transformers travieso
  tres trinity tristeza triunfo trompeta trucker trueno trust tsuru tuesday tulum tumadre tupac turquesa turtle
  twilight twitter ubuntu unam unicorn unicornio unique united universe universidad universo uruguay user username
  usuario usuarios utilerias vaca vacaciones vader vainilla valencia valentin valentina valeria valiente vallarta
  vampire vampiro vanessa vanilla vaquero vargas vasco vegas vegeta velocidad venado vencedor venezuela ventas
  veracruz verano verao verdad verde veronica viajero vicente victor victoria victory vida viento viernes
  vigilancia villahermosa vinicius vino violet violeta virgen virgencita virginia viva vivalavida vivamexico
  viviana vocho vodka volcan voldemort volkswagen volleyball volvo walter warcraft warrior washington water
  watermelon website wednesday welcome welcomeback wendy whatever whatsapp whiskers whisky white wife wifi wildcat
  william windows winner winnie winniepooh winter wireless wizard wolf wolverine wolves wonder wonderful
  workstation world worldofwarcraft wsx xalapa xavier xbox xiaomi ximena xochimilco xolos xxxx xyz yadira yahoo
  yamaha yankees yegua yellow yoda yolanda yomismo youtube yucatan zacatecas zapata zapato zapopan zebra zelda
  zero zodiac zoe zombie zorro zxc zxcv zxcvb zxcvbn zxcvbnm
`
    .trim()
    .split(/\s+/)
    .filter((word) => word.length >= 3),
);

/** Little words between them, which nobody has to guess. */
export const LITTLE_WORDS: ReadonlySet<string> = new Set(
  `a al and ao as con da das de del do dos e el em en es i in is it la las le lo los me meu mi mia mis mio minha mio my no
  nos o of os para por que se si sin so soy su sua te the tu tua u un una uno vos y yo you your for with at on to lol xd`
    .trim()
    .split(/\s+/),
);
