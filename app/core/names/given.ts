/**
 * First names of children and adults in England, in small letters: enough that most texts that use one are asked
 * about. Words that are names too stand apart, since they are asked about only where a sentence treats them as one.
 */
const names = `
aaliyah aamina aaron abbie abby abdul abdullah abdulrahman abel abigail abraham ada adam adele aden adil aditya adnan
adrian adriana afsana agata agnes ahmad ahmed aidan aiden aileen aimee aine aisha aishah ajay alan alana alannah
albert albie aleksander alessia alex alexa alexander alexandra alexandru alexia alexis alfie alfred ali alice alicia
alicja alina alisha alison alissa alistair aliyah alyssa amal amanda amar amara amaya amelia amelie amina aminah amir
amirah amit ammar amna amy ana anabelle anais anas anastasia andre andrea andreea andrei andrew andy angela angelica
angelina angus anika anisa anita ann anna annabel annabelle annalise anne annie anthony anton antoni antonia antonio
anya aoife arabella archie areeba ariana arianna arjun arlo armaan arman arnav arthur arun arwen arya aryan asad asha
asher ashleigh ashley ashton asiya aslam asma astrid athena aubrey audrey aurora ava avery ayaan ayan ayden ayesha ayla
ayman aysha ayub bailey barbara barnaby bartek bartosz beatrice beatrix becca becky bella ben benjamin benji bernadette
beth bethan bethany betsy betty bianca bilal billy blanka bobby bogdan bonnie boris brad bradley brandon brayden brendan
brian brianna bridget brooke bruno bryan bryn bryony byron caelan caitlin caitlyn caleb callie callum calum calvin
cameron camila camilla camille cara carl carla carlos carly carmen carol caroline carys casey caspian cassandra cassie
cassius catalina catherine catrin cayden cecilia celeste celia celine cerys chanel chanelle chantal chantelle charley
charlie charlotte charmaine cheryl chloe chris christina christine christopher cian ciara ciaran cindy claire clara
clarissa claudia claudiu clementine clodagh cody cohen colby colin conall connor conor constance cora corey cory
courtney craig cristian curtis cyrus daisy daley dakota damian damien damon dan dana daniel daniela daniella danielle
danny dante daphne darcey darcie darcy daren darius darragh darren daryl dave davey david dawid dawson deborah declan
delilah demi denis denise dennis denzel deon derek dexter dhruv diana diane diego dillon dilys dina dion dominic dominik
dominika donald donna donovan dora doreen dorothy dougie douglas duncan dylan eddie edgar edie edith eduard edward edwin
efa effie eileen eilidh elaine eleanor elen elena eleni eleri eli elias elijah elina elisa elisabeth elise elisha eliza
elizabeth ella elle ellen ellie elliot elliott ellis elodie eloise elsa elsie elspeth emelia emil emilia emilie emily
emma emmanuel enzo eoin eric erica erik erin esa esha esme esmee estelle esther ethan euan eugene eva evan evangeline
evelina evelyn everly evie ewan ezekiel ezra fabian fadumo fahad faisal farhan fatima fatimah faye felicity felix fergus
ffion filip finlay finley finn fiona fletcher fleur flora florin fran frances francesca francis francisco franek frankie
fraser fred freddie freddy frederick freya gabriel gabriela gabriella gabrielle gareth gary gavin gemma geoffrey george
georgie georgina geraldine gerard gethin gia gideon gina giovanni glen gloria gordon gracie graham greg gregor gregory
greta gwen gwendolyn habib habiba hadi hadiya hafsa hafsah haider haleema halima hallie hamish hamza hana hanna hannah
hari haris harley harold haroon harper harriet harris harrison harry harvey hasan hashim hassan hattie hayden hayley
heidi helen helena henrietta henrik henry herbie hermione hetty hiba hilary hira hollie huda hudson hugh hugo humza
hussain hussein huw iain ian ianto ibrahim ida idris ifrah igor ilyas iman imani imogen imran inaaya inaya ines ingrid
ioan iona ionut iqra irina isa isaac isabel isabella isabelle isha ishaan isla ismail isobel isra issac ivan ivor
izabella izzy jace jackson jacob jacqueline jada jaden jago jake jakob jakub jamal james jameela jamie jamila jane janet
janine jared jasmin jasmine jason jasper javier jaxon jaxson jayden jaydon jayson jemima jemma jenna jennifer jenny
jeremiah jeremy jerome jess jesse jessica jessie jill jim jimmy joan joanna joanne jocelyn jodie joe joel joey johanna
john johnny jon jonah jonas jonathan jonny jose joseph josephine josh joshua josiah josie joyce juan jude judith julia
julian juliana julie juliet juliette junaid justin kacey kacper kaden kai kaitlin kaitlyn kaja kaleb kamil kamran kara
karam karen karina karl karol karolina kasey kasper kate katelyn katerina katherine kathleen kathryn katie katrina katy
kayden kayla kaylee kayleigh kaylen kaylum kayson keanu keegan keir keira keith kelly kelsey kelvin kendra kenneth kerry
kevin keziah khadija khadijah khalid khalil khloe kian kiara kiera kieran kieron kim kimberley kinga kingsley kirsten
kirsty klara klaudia krish kristian krystian krzysztof kuba kurt kyan kye kyla kyle kylie kyran kyron lacey lachlan laila
lamar lana lara laura lauren laurence lauryn lawrence lawson layla layton leah leanne leena leighton leila lena lennon
lennox lenny leo leon leona leonard leonardo leonie leroy levi lewis lexi lexie leyla liam libby lidia lila lilah lilian
liliana lillian lilly lina linda linus lisa livia lizzie lloyd logan lois lola lorcan lorenzo lorna lorraine lottie louie
louis louisa louise lowri luca lucas lucia lucian lucie lucinda lucy luis luisa luka lukas lukasz luke luna luqman lydia
lyla lyle lyra mabel macey maciej macie mackenzie macsen maddie maddison maddox madeleine madeline madison maeve magda
magdalena maggie magnus maha mahdi mahnoor maia mair maisie maisy maja majid malachi malachy malaika malakai malcolm
malgorzata malik manahil manraj manuel marc marcel marco marcos marcus mared marek margaret margot maria mariam mariana
marie mariella mario marion marissa marius marley marlon marnie marta martha martin martina martyna marvin mary maryam
mateo mateusz mathew matilda matteo matthew matthias matty matylda maurice maxim maximilian maximus maxine maxwell maya
mckenzie megan meghan mehdi melanie melissa mia michaela michal michael michelle miguel mihai mikael mikayla mike mikey
mikolaj mila milena miley millicent millie milly milo mina mira miranda miriam misha mohamad mohamed mohammad mohammed
mohsin mollie molly monica monika monty morgan morwenna moses muhammad muhammed murray musa mustafa mustapha myla myles
myra nabil nadeem nadia nadine naeem naima nancy naomi nasir natalia natalie natasha nathan nathaniel neil nela nell
nellie nelson nevaeh neve niall niamh nicholas nick nico nicola nicolae nicolas nicole nihal nikhil nikita niko nikodem
nikola nina noah noel nolan noor nora norah norman nyla oakley oksana olga oliver olivia oliwia oliwier ollie omar omari
oonagh ophelia orla orlaith orson oscar osian oskar osman otis otto owain owais owen pablo paddy paige pamela patricia
patrick patryk paul paula pauline pawel pedro penelope percy petra peter philip philippa phillip phoebe pierre piotr
pippa pola polly prisha priya qasim quentin quinn rabia rachael rachel radhika rafael rafal rafferty raheem rahul rajan
ralph raphael rashid rawan rayan raymond rayyan razvan rebecca rebekah reece reegan reggie rehan remi remy renee reuben
rhea rhian rhianna rhiannon rhodri rhys rianna ricardo richard richie ricky rihanna riley rishi rita robbie robert
roberto robson rocco rodney roger rohan roksana roland romeo romy ronald ronan ronnie rory rosa rosalie rosalind rosanna
rosie ross rowena roxanne ruairi rudy rufus rukhsana rupert ruqayyah russell ruth ryan ryder ryley saad saanvi sabina
sabrina sachin sadia sadie safa safia safiya sahar saif saira sajid sakina sally salma salman salome sam samantha samara
samina samir samira sammy samson samuel sana sandra santiago saoirse sara sarah saskia scarlett scott seamus sean
sebastian selena selim selina serena seren sergio seth shabnam shahid shane shania shanice shannon sharon shaun shawn
shayla shazia sheila shelby shelley shirley shivani shona shreya sian sidra sienna simeon simon sinead siobhan skyla
skylar sofia sofie sohail solomon sonia sonny sophia sophie spencer stacey stan stanislaw stanley stefan stella stephanie
stephen steve steven stewart stuart subhan sulaiman suleiman sumaya sumayyah surayya susan susanna susie suzanne sybil
sylvia sylvie syed szymon tabitha taha tahira talha talia tallulah tamara tamsin tania tanisha tanya tara tariq tasha
tasnim tatiana taylor tayyab tegan teresa terrence terry tessa thalia thea theo theodore theresa thiago thomas tia tiana
tiegan tiffany tilly timothy tina tobias toby tobiasz todd tom tomas tomasz tommy toni tony tracey travis trevor tristan
troy tyler tyrell tyrese tyrone tyson umair umar una usman valentina valerie vanessa vera veronica vicky vihaan viktor
viktoria vincent vinnie violeta vivian vivienne vlad vladimir walid walter waqas warren wayne weronika wesley wiktor
wiktoria wilf wilfred willem william willa winifred winnie wojciech wyatt xander xanthe xavier yahya yara yasin yasmeen
yasmin yasmine yassin yousef youssef yunus yusuf yuvraj yvette yvonne zac zach zachariah zachary zack zahid zahra zain
zainab zaira zak zakaria zane zara zarah zayan zayd zayden zayn zeeshan zelda zidane zoe zoey zofia zosia zoya zubair
zuzanna zoë chloë siân renée zoé`;

const words = `
amber angel april ash aspen autumn bill birch blake brook carter chance charity chase chelsea christian coral crystal dale dawn dean
destiny devon drew ebony eden eve faith fern florence frank georgia ginger grace guy hazel heather holly hope hunter iris
ivy jack jade jay jean jet jordan joy june junior lily lance lee lincoln london mark mason max may melody mercy miles
milan mo nova oak olive paris parker patience pearl penny phoenix poppy preston ray reed river robin rob roman rose
rosemary rowan ruby sage saffron savannah sid sky skye star storm sue sunny summer sydney ted teddy tim trinity ty
victor victoria violet will willow wren`;

const setOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Nothing but names. */
export const givenNames = setOf(names);
/** Names that are words, months or places as well. */
export const namesThatAreWords = setOf(words);

export const isGivenName = (word: string): boolean =>
  givenNames.has(word.toLowerCase()) || namesThatAreWords.has(word.toLowerCase());
