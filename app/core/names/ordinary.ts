/** Words that are capitalised for what they are, or because they begin a sentence: no names of people. */

const anywhere = `
a after again all although an and any april are as at august autumn because before both but by can children christmas
class could december did do does during each easter education end english even every february first for four five six seven eight nine ten eleven twelve thirteen friday from
games good had half has have he her here his how however i if in is it its january july june key last lunch many march
maths may monday morning my no nobody none not nothing november october of ofsted often on once one or our people perhaps
plan pupil pupils road saturday school schools science second september she should since site sites so some somebody
someone spring staff stage street summer sunday term that the their there these they this those three thursday to today
trip tuesday two two until was we wednesday were what when where whether which while who why winter with yesterday year
you your`;

/** What a sentence may begin with before "is", "has" or "was" and without an article. */
const subjects = `
abuse access activity admission advice afternoon age agency aggression agreement alcohol anger anger's another anxiety
anybody anyone anything appetite art attachment attainment attendance attitude authority autism availability baseline
behaviour being boxing bread breakfast bullying bus care carer catering cash childcare clarity clothing coffee
college communication community company confidence confidentiality conflict consent construction contact content contract
cook cookery cooking cost council counselling coursework crime curriculum dad daddy daddy's dance data day detail
diagnosis dialogue diet dinner discipline discretion discussion distance distress diversity documentation drama dress
drink driving due duty dyslexia early eating effort electricity else emotion empathy employability employment energy
engagement engineering enjoyment enough entry equality equipment everybody everyone everything evidence exam excellence
exclusion exercise experience expertise exploitation family father father's fear feedback few fighting finance fire fishing fitness
fluency focus following food football forum footwear form forest freedom friendship fun funding furniture fuss future gambling
gaming gang gardening grandad grandma granddad grandmother granny gran grandparent green group growth guidance gym hair hairdressing harm head health healthcare
hearing heating help high him history home homework horse hospital hour housing humour hunger hygiene identity illness
improvement inclusion independence induction information injury input insight insurance intake intelligence intent
interest intervention isolation joinery judgement keep kindness knowledge lack language laughter law lead leader
leadership learning leave left legislation less lesson let liaison liberty life light listening literacy literature little
living local logistics loneliness look low luck lunchtime maintenance making management masonry material matter meal
mechanics media medication medicine mentor mentoring metal midday middle mindfulness mine misuse mobile
mobility mock money month more most mother mother's motivation movement mum mummy mummy's much mum's music nan nan's nana narrative nature near need
neglect neither network new next night noise nor numeracy nurture nutrition offer office online only opportunity option
order other outdoor outdoors outing outreach ownership paint painting pace paper parent parents part partner partnership past patience pay
payment peace performance permission phone photography physiotherapy place placement planning plastering play plumbing
police policy post poverty practice praise presence pressure price pride privacy probation problem progress protection
provider provision psychology public punctuality purpose quality question quiet rapport rather reading reason recognition
recording recovery recruitment reduced reduction referral reflection refusal registration regulation reintegration relationship
relief religion report research resilience resource respect respite responsibility rest result return review reward
rewards right risk routine rural safeguarding safety sanction saving schooling schoolwork screening seating security self
sensory separation service session sex sexual shelter shopping short shyness sickness side silence since single skill sleep smoking
social software something sometimes son soon sound space speech speaking speed spelling sport stability staffing stand start
statement status stability step storage story strength stress structure student study subject substance success such sugar suitability
supervision supply support supported suspension swearing swimming table talent talk talking tea teacher teaching team teamwork technology
television temper that's then therapy thing thinking thought threat time timekeeping timetable timing today's tolerance tomorrow
tonight tool toileting town track traffic training transition transport trauma travel treatment trouble truancy trust tuition tutor tutoring twin type
uncle unauthorised understanding uniform unit university unknown upbringing use usually value vaping vehicle venue violence vision visit vocabulary vocational
voice volunteering waiting walking wardrobe warmth waste watch water way weather week weekend weight welcome welding
welfare well wellbeing whatever what's when's whenever where's wherever whichever who's whoever whole willingness woodwork wood
never always still also just now already almost maybe quite really soon word work working workshop worry writing yard yes yesterday's youth aunt auntie aunty sister brother let's it's he's she's here's
there's how's everyone's nobody's somebody's children's pupils' boy girl boys girls child carers lad lads learner learners students`;

/** Of the field, its papers and the law; subjects, languages and beliefs; places and makers that texts speak of. */
const known = `
academy activeboard adhd america american arabic asdan asia asian awareness band bangla barnsley barnardo's bengali bikeability
birmingham boxall bradford british bronze buddhist butler camhs care cctv celtic chinese christian christianity city
coventry covid czech day derby derbyshire dfe dimensions diploma doncaster duke earth east eastern eid diwali ramadan
ehcp ehcps elklan elsa's england english europe european excel facebook farsi fortnite french functional gcse german
gold google government governor greek gypsy haven headteacher hindi hindu hull humber instagram internet irish islam
islamic italian jewish john's kingdom kurdish latin lancashire leeds lego level leicester lithuanian liverpool
london makaton maltby manchester mcdonald's meadowhall mexborough microsoft minecraft muslim national netflix newcastle
nhs north northern nottingham nottinghamshire ofqual outlook pashto pearson persian playstation polish portal portuguese
prevent prince's king's princess punjabi rawmarsh relate renishaw roblox roma romanian rotherham russian salford
samaritans scotland scottish scout scouts semh senco sendco sendiass sheffield sikh silver skills slovak snapchat somali south southern spanish spotify
swinton teams tesco's thames thrive thurcroft tiktok tigrinya trailblazer traveller travellers trent turkish ukraine ukrainian union united urdu
vietnamese wales wath welsh west western whatsapp wickersley word world xbox york yorkshire youtube zones zoom btec edexcel
aqa ocr ncfe monday's tuesday's wednesday's thursday's friday's saturday's sunday's`;

const setOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const ordinary = setOf(anywhere);
const more = setOf(`${subjects} ${known}`);

/** A word that never is part of a name in a row of capitalised words. */
export const isOrdinary = (word: string): boolean => ordinary.has(word.toLowerCase());

/** Endings of words for things and qualities. */
const abstract =
  /(?:ing|tion|sion|ness|ment|ity|ance|ence|ship|ism|ology|ics|hood|graphy|ability|work|wear|ly)$/;

/** A word that alone, before "is" or "has", speaks of no person. */
export function isKnownWord(word: string): boolean {
  const plain = word.toLowerCase().replaceAll("’", "'");
  const bare = plain.replace(/'s?$/, "");
  return [plain, bare].some((one) => ordinary.has(one) || more.has(one)) || abstract.test(bare);
}
