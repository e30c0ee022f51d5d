import { hashStem } from './read-words.ts';

const english = `a an the this that these those i me my mine we us our ours you your yours he him his she her hers it its they them their
theirs who whom whose which what when where why how whatever whenever whoever myself yourself itself ourselves themselves and or but nor so yet
if then else than as because since while although though unless until whether once after before of in on at by to from for with without about
into onto over under between among through during against per via up down out off away back again here there now still just only even also
too very quite rather really truly almost already always never ever often sometimes soon later today tomorrow be am is are was were been being
have has had having do does did done doing will would shall should can could may might must need needs needed let lets mind dare no yes not
none nothing anything everything something someone anyone everyone nobody anybody everybody any some all both each every either neither other
another others more most much many few little less least own same such one two three first second third next last go goes going gone went get
gets got getting give gives gave given giving take takes took taken taking make makes made making see sees saw seen look looks looking looked
find finds found know knows knew known think thinks thought want wants wanted tell tells told say says said saying ask asks asked asking come
comes came coming keep keeps kept put puts set use used using show shows shown send sends sent sending try tries tried trying wait waits waiting
work works worked working start starts started starting begin begins began begun end ends help helps helped helping mean means meant seem seems
please thank thanks sorry apologies sure surely certainly course okay ok fine good great well better best right wrong kind kindly nice happy
glad gladly welcome pleasure appreciate appreciated grateful hello hi hey dear regards wishes hope hopes understand understood agree agreed
agrees confirm confirms confirmed confirmation clear sense point points question questions problem problems issue issues matter matters time way
ways thing things part side case moment minute day step steps bit lot however therefore otherwise instead perhaps maybe possible possibly able
unable ready available further forward ahead quickly shortly provide provided share check checks checked checking review reviewed decide decided
decision continue proceed go-ahead respond responded response reply replies replied message messages request requests requested receive received
information detail details update updates feel free hesitate reach anytime else assist assistance support additional regarding concerning
meanwhile indeed actually simply directly currently still yet correct exactly absolutely definitely patience patient wonderful excellent perfect
awesome answer answers answered reason idea suggest suggests suggestion recommend whole like likes worry worries delay note noted hear heard
speak talk call called word words remain remains remaining sincerely respectfully don't doesn't didn't can't cannot couldn't won't wouldn't
shouldn't isn't aren't wasn't haven't hasn't i'm i'll i've i'd you're you'll you've you'd it's that's there's let's we're we'll we've what's`;

const german = `der die das den dem des ein eine einen einem einer eines und oder aber doch denn weil wenn als wie dass ob so nur auch noch schon
nicht kein keine keinen ja nein ich mich mir mein meine meinen wir uns unser unsere du dich dir dein sie ihnen ihr ihre ihren ihrem er ihn ihm es
man sich in im an am auf aus bei mit nach von vom vor zu zum zur für über unter um durch ohne gegen bis seit ist sind war waren sein bin bist
haben hat hatte habe werden wird würde würden kann können könnte könnten muss müssen soll sollen sollte mag möchte möchten darf will wollen dann
da dort hier jetzt bitte danke vielen dank gerne gern sehr mehr viel was wer wo wann warum welche welcher dieser diese dieses alle alles etwas
nichts sagen sagt sehen geben gibt machen kommen gehen weiter wieder sofort noch einmal gut`;

const french = `le la les l un une des du de d et ou mais donc car si que qu qui quoi où quand comment pourquoi ne pas plus non oui je j me m mon
ma mes nous notre nos vous votre vos tu te ton ta tes il elle ils elles lui leur leurs on se s ce c cet cette ces ça cela y en à au aux dans sur
sous avec sans pour par chez entre vers est sont était être suis êtes ai as a avons avez ont avait avoir fait faire peux peut pouvez pourriez
pouvoir dois doit devez veuillez voudrais alors aussi bien très tout tous toute toutes merci s'il plaît bonjour encore toujours déjà ici là même
autre quelque rien dire dit voir donner prendre aller tout-de-suite suite`;

const spanish = `el la los las un una unos unas de del y e o u pero que quien cual cuando donde cómo por para con sin en a al entre sobre hasta
desde no sí si yo me mi mis nosotros nos nuestro tú te tu tus usted ustedes él ella ellos ellas lo le les se su sus este esta esto estos estas ese
esa eso es son era ser soy está están estar he ha han había haber tengo tiene tienen puedo puede pueden podría podrían poder debo debe quiero
quisiera hacer hace entonces también muy más menos ya todavía aquí ahí allí todo todos toda todas algo nada otro otra gracias favor bien hola
porque pues decir dice ver dar ir seguida`;

/**
 * Words that say little by themselves: what grammar needs, and with what people greet, thank, ask and put off. A conversation that
 * goes on brings others; one that goes round brings these in another order. Prints of words, as `TextPrints.words`.
 */
export const commonWords: ReadonlySet<number> = new Set(
  [english, german, french, spanish].flatMap((list) => list.split(/\s+/)).map(hashStem),
);
