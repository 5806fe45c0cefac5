/* The network of denials has two layers of each wording. The first is the wording as it stands;
 * the second is reached by a word that denies, before the first syllable or between any two of
 * them. It ends at the end of the second layer, or behind the first with words that take it back
 * (…是不可能的). The words are written as wordings and compiled once. */
#include "language/wording/denial.h"

#include <stdlib.h>
#include <string.h>

#include "language/wording/graph.h"
#include "language/wording/scope.h"

/* Words that may stand between a word of negation and its verb. */
#define BEFORE_VERB                                                                                                                      \
    "(再|马上|立即|立刻|都|就|太|很|真的|一定|全|去|来|主动|亲自|随时|及时|详细|现在|今天|继续|"       \
    "直接"                                                                                                                             \
    "|完全|特别|非常|怎么|能|会|要|想|必|敢|愿意|提前|尽快|优先|免费|另外|安排|给您|为您"                \
    "|派人|派师傅|派人去|派人过去|派人上门|让人|让师傅|叫人|叫师傅|找人|请人|上门|当面|专门|单独|" \
    "白"                                                                                                                                \
    "|为态度|为这个|为这事|为这点事|一|一旦|替他|替他们|替她|替同事|代他|帮他|打电话|去给您|"        \
    "来给您|再给您|去跟|去找|去向|跟领导|向领导|找领导|给领导|跟上级|向上级"                               \
    "|帮您|替您|跟您|和您|向您|对您|给你|为你|帮你|替你|跟你|向你|对你|给我们|因为这个)"

/* Words that may stand between a word that denies a clause and the clause's own words. */
#define BEFORE_CLAUSE                                                                                                           \
    "(我|我们|你|你们|您|他|他们|她|咱们|咱|这|这是|这个|那是|是|说|说是|说过|会|要|能|就|"      \
    "就是|都|再|给|跟|向|对|让|叫|去|来|还|给您|给你|向您|跟您|为您|对您|现在|今天|马上|真的|" \
    "真|会有|有|什么|因为|要求|因|怪|嫌|想|该|应该|需要|有必要|得|必须|能够|我们该|师傅|人)"

/* Words that may stand between a word that denies in a gap and what follows the gap. */
#define IN_GAP                                                                                                                       \
    "(给您|为您|帮您|替您|跟您|向您|给你|为你|帮你|替你|能|会|要|再|马上|立即|去|来|派人|安排人|" \
    "另外|单独|特意|专门|"                                                                                                   \
    "真|全|都|就|公司|领导|师傅|他们|谁|给|您|让|这么|那么|太|能给您|会给您|会有人|有人给您|"      \
    "想给您)"

/* 不 and what is used like it: a verb follows. */
#define NEGATIONS                                                                                                                         \
    "(不|没|没有|别|不会|不会有|不能|不可能|不用|不必|不需要|不须|不想|不肯|不敢|不打算|不准备|"      \
    "不愿意|不愿|不准|不许|不让|不至于|不再|不该|不应该|不得|懒得|没空|没时间|没工夫|没功夫|没法|"  \
    "没法儿|没办法|没必要|没有必要|没义务|没有义务|没打算|没准备|没人|没有人|没人手|没有人手|"      \
    "没精力|"                                                                                                                          \
    "没心思|没兴趣|没那个闲心|没那个工夫|没那个必要|无法|无需|无须|毋须|难以|哪有|哪有人|"            \
    "哪有人手|哪来的人|"                                                                                                          \
    "哪来的人手|哪有空|哪有时间|哪有工夫|"                                                                                \
    "哪能|哪会|哪敢|怎么会|怎么能|怎么可能|怎么敢|何必|何苦|拒绝|休想|甭|甭想|甭指望|不要指望|"      \
    "不要以为|别想|别指望|别以为|谁有空|谁有时间|谁有工夫|谁会|谁愿意|谁来|谁给|凭什么|凭啥|干嘛|" \
    "干吗|为什么要|为啥要|从不|绝不|决不|绝不会|毫不|并非|岂能|犯不上|犯不着|用不着|谈不上|"          \
    "轮不到|"                                                                                                                          \
    "来不及|顾不上|舍不得|才肯|我才|才考虑|看心情|没什么好|没啥好|有什么好|有啥好|哪有什么好|"      \
    "不可以|不予|不便|不方便|不乐意|"                                                                                        \
    "不情愿|没权|无权|没资格|没答应|没说要|没想过|没想|没心情|没闲心|我们才|才派|才去|才给|少来)"

/* What is true of somebody else is not said of this customer. */
#define OTHERS                                                                                                                        \
    "(隔壁|对面|别的|其他|人家|别人|另外那个|旁边那个)(小区|楼|栋|村|街道|营业厅|窗口|客户|用户|" \
    "单位"                                                                                                                          \
    "|公司|供电所|那户|那家)(那边|的|可能|也许|也)?"

/* Whose condition nobody can promise: 不堵车的话. 如果多收了 is no such one. */
#define UNCERTAIN                                                                                                                          \
    "(要是|如果|假如|只要|万一|赶上|明天要是|今天要是)(路上|明天)?(不堵车|不忙|人手够|有人手|"          \
    "我有空|我们有空|"                                                                                                              \
    "运气好|领导同意|领导批准|领导高兴|领导点头|上面同意|主任同意|公司同意|师傅有空|师傅不忙|"      \
    "没别的事|系统没关|系统还开着|来得及|赶得上|有货|有料|不下雨|天气好|上头同意|上级同意|批下来|" \
    "能批|"                                                                                                                              \
    "明天不忙|明天有空|忙得过来|明天人手够)"                                                                              \
    "(的话)?(兴许|没准|说不定|也许|可能|大概|应该)?"

/* What governs all that follows it for a while, whatever stands between. Only a text is looked
 * through for it: in sound these words and what they govern lie too far apart. */
#define REMOTE                                                                                                              \
    UNCERTAIN "|(隔壁|对面|别的|其他|人家|别人|别家)(家|的|那家)?(客户|用户|营业厅|小区|单位|" \
              "窗口|供电所)?"                                                                                          \
              "(都|也|跟我)?(说|讲|觉得|认为)|(您|你)(要是|如果)?能(证明|找着|找到|拿出)|"         \
              "(您|你)先(把)?(欠的|欠费|钱|费|押金)(钱)?(补|交|缴)"
enum { REMOTE_REACH = 8 };

/* What denies a whole clause, or says that it is somebody else's word. */
#define CLAUSE_DENIALS                                                                                                                     \
    "(不是|并不是|又不是|也不是|绝不是|从来不是|不等于|不代表|不算|不见得|不一定|未必|没准|"           \
    "谁说|谁讲|谁告诉您|谁告诉你|谁跟您说|谁跟你说|谁规定|凭什么说|凭啥说|凭什么|凭啥|"                 \
    "怎么就是|怎么就|怎么成了|怎么能说|怎么能算|怎么可能是|没说|没有说|没人说|没有人说|没说过"      \
    "|没承认|没答应|没保证|没有保证|不信|不认为|不觉得|不承认|不同意|不相信|不保证|不能保证|"         \
    "不敢保证|不敢说|我不管|别想|别想让|别指望|甭想|甭指望|休想|别以为|不要指望|难道|难不成|"         \
    "您说是|你说是|你说|您以为|你以为|人家说|别人说|有人说|听人说|就算|即使|哪怕|除非|要不是|"        \
    "若不是|什么叫|哪里是|哪儿是|哪是|不存在|不会是|不可能是|轮不到|用不着|犯不着|犯不上|"             \
    "谈不上|还想让|还想要|还指望|想让|看不出|没听说|不打算|不准备|没有义务|没义务|我没让|谁让"       \
    "|谁敢|谁能|谁知道|鬼知道|天知道|能证明|您能证明|你能证明|您证明|你证明|想叫|想让我们|"            \
    "您想让|你想让|您想让我们|还想叫|不晓得|看不出来|没觉得|不想说|不愿意说|懒得跟您说|"               \
    "懒得跟你说|没人规定|没有规定|没规定|哪条规定|哪条规定说|轮得到|轮得着|用得着|犯得着|"            \
    "犯得上|您当|你当|说得好像|凭什么让|凭什么要|凭什么叫|别急着说|别急着怪|先别说|别老说|别总说|" \
    "别动不动就说|不要急着说|先别急着说|不能算|算不得|算不上|不能说是|要是早来|早来五分钟|"          \
    "早来几分钟|早来一会儿|"                                                                                                     \
    "早来一步|没法保证|没法儿保证|无法保证|保证不了|不好保证|谁能保证|谁敢保证|难保|兴许|也许|"     \
    "不给办|不办|办不了|没法办|不能办|不提供|不借|哪来的|哪儿有|"                                                 \
    "或许|恐怕不|怎么见得|不至于|用不着您说|没想|从来没说|什么时候说|我几时说|没有谁说|"               \
    "还没说|还没答应|没同意|没人同意|" OTHERS "|" UNCERTAIN ")"

/* 如果真是我们的错 admits nothing; 如果您不放心 is no condition of ours. */
#define CONDITIONS "(如果|要是|假如|万一|若|若是|倘若|要|真要)(真|真的|确实|真要|说)?"

/* Look like denials and are none. */
#define AFFIRMED                                                                                                         \
    "(能不能|可不可以|要不要|好不好|行不行|对不对|用不用|需不需要|要不|要不然"            \
    "|不得不|不能不|不会不|不可能不|不可不|不是不|没有不|没说不|不敢不|哪能不"            \
    "|哪会不|怎么会不|怎么能不|怎么可能不|没有理由不|不仅|不仅仅|不但|不光|不只"         \
    "|不单|不仅是|不但是|不光是|不只是|不仅会|不但会|不光会|不光要|不仅要|不但要"        \
    "|不对|不对是|不对应该是|说错了|说错了是|说错了应该是|我说错了是|过意不去|对不住" \
    "|谁说不|谁说不是|没少|少不了|跟您说|给您说|和您说|向您说|对您说|跟您讲|给您讲"     \
    "|免不了|忍不住|不由得|禁不住|巴不得|恨不得|没准儿|只要|只有|不管|不论|无论"          \
    "|差不多|没错|没问题|没关系|没事|没事儿|不要紧|不客气|不用客气|特别|特别是"           \
    "|分别|个别|识别|鉴别|全部|内部|局部|干部|一步|进一步|逐步|初步|第一步"                  \
    "|下一步|同步|不少|不久|不断|不停|不同|不过|不然|不如|不妨|不一会儿"                      \
    "|用不了多久|要不了多久|谁不|谁能不|谁会不|没日没夜|二话不说|不厌其烦|不好意思"    \
    "|真不好意思|来得及|是否|能否|可否|有没有|有没有要|有没有想|不关|不关门|不关灯)"

/* A question may be put so; 是不是我们的责任 admits nothing. */
#define ASKED "(是不是|是不是要|是不是来|是不是想)"

/* Whoever corrects himself denies nothing. An ear hears 呃不 in 这不是 too, and is not asked. */
#define CORRECTED "(啊不|哦不|噢不|呃不|哎不|啊不是|哦不是)"

/* What takes a statement back behind it. */
#define TAKEN_BACK                                                                                                                         \
    "((的|了|现在|今天|眼下|这|那|这种事|这事|那事|的事|这件事|这回事|的话|您|你|我|咱|您就|你就|"      \
    "是|可|就|也"                                                                                                                      \
    "|都|根本|肯定|绝对|恐怕)?(可|就|也|都|是|那|这|我|根本|肯定|绝对|恐怕|哪)?(不可能|没可能"             \
    "|不现实|没门|没门儿|想都别想|别想|别想了|甭想|休想|想得美|做梦|做白日梦|没戏|没用|没有用"        \
    "|不管用|白搭|办不到|做不到|不好说|说不好|说不准|难说|没法保证|保证不了|不能保证|不敢保证"       \
    "|不敢说|不一定|未必|才怪|才怪呢|谁说的|才不|才不是|才不是呢|没那回事|没这回事|没有的事|"         \
    "没那事|没必要|没有必要|免谈|又怎么样|又怎样|又如何|怎么着|能怎么样|能怎么着|不成立|"              \
    "不存在|不关我事|不关我的事|关我什么事|我不管|我可不管|我管不着|(跟|和)(我|这|这事|这个|"          \
    "这件事)没关系|"                                                                                                                 \
    "不归我管|骗您的|骗你的|逗你玩|开玩笑|是假的|不是真的|可能性不大|不太可能|不大可能|够呛|"        \
    "不作数|当我没说|不认|不承认|没意义|那不行|可不行|是不行的|是不会的|不会有|指望不上|"              \
    "别指望|别当真|听听就行|说说而已|骗鬼呢|你信吗|你也信|您也信|除非|没那闲工夫|没那工夫|"           \
    "没那功夫|没这闲工夫|没这规矩|没这个规矩|没有这个规矩|没这个服务|没有这个服务|没这先例|"        \
    "没人手|没有人手|没空|排队等着|等着吧|门儿都没有|门都没有|想多了|您想多了|你想多了|"               \
    "我也不知道|我不知道|我可不知道|我哪知道|我怎么知道|谁知道|谁知道呢|天知道|说不准|没影儿|"      \
    "没谱|没谱儿|您别惦记|你别惦记|免了吧|就算了吧|那算了|算了吧|是瞎说|瞎说|是谣言|是胡说|"          \
    "我不清楚|我可不清楚|我说不清|我说不上来|没个准|没个准儿|不敢打包票|(没|没有)这(规定|种事)|"     \
    "没辙|我也没辙|(也|都)没办法|想都不要想|我凭什么|凭什么(给|道歉)|"                                           \
    "(可能|现实|有用|管用|有必要)吗|怎么可能|谁(敢|能)?保证|谁说(可以|能)|谁(跟|告诉)(您|你)(说)?"        \
    "的|"                                                                                                                                 \
    "哪(有)?(那么|这么)快|来不及|早着呢|人多着呢|半天都|(办|修|装|送)不(完|成|上|好)|"                        \
    "(跟|与|和)(我|我们)无关|不归我们|打不住|我可(没|不)|我哪(儿)?知道|(不用|不必|甭|用不着)("             \
    "跟我|告诉我|给我)|"                                                                                                            \
    "没人有空|没人有时间|没人愿意|我们不办|我们不提供|我们不受理|我们不负责|我们不搞|我们不安排|" \
    "没那么容易|哪那么容易|哪有那么容易))"
#define TAKEN_BACK_NEXT                                                                                                                  \
    "(不了|不起来|不成了|怎么了|怎么的|不对|的话就不|的话就别|的话就没|不过没用|但是没用|没那么|" \
    "没这么|也没用|也白搭|又怎么|要看心情|要看您表现|要看你表现|"                                              \
    "(也|都)(好|修|来|到|办|装|弄|解决|处理|完成|搞|做|退|赔)不(了|好|成|完)|"                                   \
    "(也|都)(没办法|没可能|不行|不可能|不好使|不顶用)|"                                                               \
    "(得|要|还得|还要|就得|就要|就)看(领导|情况|运气|公司|上面|人手|心情|天气)|"                             \
    "不(退|收|赔|来|到|办|修|送|能|行|给)(得看|要看|还得看|不一定|说不准|领导说了算|不知道|"            \
    "我不知道)|"                                                                                                                     \
    "是(能|收|退|办|能办|能退|可以|能修|送|能送|来|能来|去|能去)(不过|可是|但是|但|就是|只是)|"         \
    "(那)?(是|都是)(以前|过去|从前|老早)的(事|政策|规定|规矩|做法|说法|标准|老黄历)|"                       \
    "(那)?是(别的|其他|人家|别人|隔壁)(营业厅|窗口|单位|公司|供电所|地方|小区|客户)?的(事|规定|"       \
    "政策|规矩|说法|承诺))"
#define ASKED_BACK "(吗|么)"
/* One of several is no answer: 五日内或者是十日内. */
#define OR_ELSE                                                                                           \
    "((或者|或者是|或是|还是|要么|要么是|也可能|也可能是|要不就是|不然就是)" \
    "(零|一|幺|二|两|三|四|五|六|七|八|九|十|今天|明天|后天|上午|下午|晚上|下周))"

/* Politely: 我不是说…, 没有人说…, 并不是要…. */
#define NOT_SAID_CLAUSE                                                                                                                     \
    "(不是|并不是|绝不是|绝对不是|可不是|不是说|并不是说|并没有说|没有说|没说|没说过|没有人说|"       \
    "没人说|"                                                                                                                            \
    "没有谁说|谁也没说|没有谁|没有人会说|没人会说|不会说|不会跟您说|不会对您说|不会和您说|不能说|" \
    "不能跟您说|不该说|不应该说|不想说|不敢说|不会因为|不会让您觉得|绝不会说|不存在|没有要|没想|"   \
    "没有想|不是想|不是要|不是在说|不是怪|并不是要|并不是想|绝不是要|绝不会|绝不会让|不可能说|"      \
    "不至于说|"                                                                                                                         \
    "不会有人说|没有这个意思说|不会让|不会叫|不会让您|不会叫您|不会再让您|绝不让您|绝不会让您|"     \
    "不能让您|哪能让您|怎么能让您|不是让您|不是叫您|不是要让您|不用您|不需要您|不必您|没有让您|"    \
    "您可别以为|您别以为|您不要以为|您别觉得|您不要觉得|您别担心|您不用担心|您不要担心)"
#define NOT_SAID                                                                                                              \
    "(不|并不|并没|可不|(并)?(不会|不可能|没有|绝不|绝不会|不敢|不能|不想|不打算|没法|无法|" \
    "不一定|不见得|不便|不方便)|未必)"

/* 还不闭嘴 presses, and so does 听明白了没有: what stands before the verb denies nothing. */
#define PRESSED "(还|怎么|干嘛|干吗|为什么|凭什么|偏|非)不|了没有"

struct denial_words {
    struct network verb[N_DENIALS_OF];         /* denies the verb that follows */
    struct network clause[N_DENIALS_OF];       /* denies the clause that follows */
    struct network before_verb, before_clause; /* that may stand between, or nothing */
    struct network affirmed[N_DENIALS_OF];     /* looks like a denial and is none */
    struct network condition, corrected, inside, in_gap, asked_back, remote;
    struct network after[N_DENIALS_OF];
    struct scope_words *scope; /* owned */
};

/* Only few words deny inside a wording: the rest of it follows at once. */
#define NEGATIONS_INSIDE                                                                                                                \
    "(不|不会|不能|不可能|不想|不肯|不用|不必|不再|不打算|没|没有|没法|没能|无法|别|不是|并不|"      \
    "并没有|"                                                                                                                        \
    "都没|也没|不一定|未必|不太可能|"                                                                                      \
    "没人|没有人|没空|没时间|没工夫|没功夫|没办法|没法儿|没人手|用不着|犯不着|懒得|无法|难以|"     \
    "不会有|怎么可能|怎么会|怎么能|哪能|哪会|凭什么|不该|不应该|不准|不许|不让|不愿意|不愿|谁会|" \
    "谁能|谁来|给不了|办不了|做不到|不动|不了|不起|不成|答复不了|回不了|送不了|哪有|哪有人|"        \
    "哪来的人|哪有空|拒绝|没必要|没有必要|甭想|别想|休想|别指望|甭指望)"

#define QUESTION_CLAUSE "(谁说|不是说|没必要|不用|懒得|不想)"

static bool compile(struct network *network, const char *wording, const struct lexicon *lexicon)
{
    struct network_error error;
    return network_init_wording(network, wording, lexicon, NULL, 0, &error) == STATUS_OK;
}

struct denial_words *denial_words_open(const struct lexicon *lexicon)
{
    struct denial_words *words = calloc(1, sizeof *words);
    bool good = words != NULL;
    const struct {
        struct network *network;
        const char *wording;
    } all[] = {
        {&words->verb[DENIAL_OF_STATEMENT], NEGATIONS},
        {&words->verb[DENIAL_OF_QUESTION], NEGATIONS},
        {&words->verb[DENIAL_OF_FORBIDDEN], NOT_SAID},
        {&words->clause[DENIAL_OF_STATEMENT], CLAUSE_DENIALS},
        {&words->clause[DENIAL_OF_QUESTION], QUESTION_CLAUSE},
        {&words->clause[DENIAL_OF_FORBIDDEN], NOT_SAID_CLAUSE},
        {&words->before_verb, BEFORE_VERB BEFORE_VERB "?" BEFORE_VERB "?"},
        {&words->before_clause, BEFORE_CLAUSE BEFORE_CLAUSE "?" BEFORE_CLAUSE "?"},
        {&words->condition, CONDITIONS},
        {&words->affirmed[DENIAL_OF_STATEMENT], AFFIRMED},
        {&words->affirmed[DENIAL_OF_QUESTION], AFFIRMED "|" ASKED},
        {&words->affirmed[DENIAL_OF_FORBIDDEN], AFFIRMED "|" PRESSED},
        {&words->corrected, CORRECTED},
        {&words->inside, NEGATIONS_INSIDE},
        {&words->in_gap, IN_GAP},
        {&words->after[DENIAL_OF_STATEMENT], TAKEN_BACK "|" TAKEN_BACK_NEXT "|" OR_ELSE},
        {&words->after[DENIAL_OF_QUESTION], TAKEN_BACK "|" OR_ELSE},
        {&words->asked_back, ASKED_BACK},
        {&words->remote, REMOTE},
    };
    for (size_t i = 0; good && i < sizeof all / sizeof *all; i++)
        good = compile(all[i].network, all[i].wording, lexicon);
    if (good && (words->scope = scope_words_open(lexicon)) != NULL)
        return words;
    denial_words_close(words);
    return NULL;
}

void denial_words_close(struct denial_words *words)
{
    if (!words)
        return;
    for (int of = 0; of < N_DENIALS_OF; of++) {
        network_finish(&words->verb[of]);
        network_finish(&words->clause[of]);
        network_finish(&words->after[of]);
        network_finish(&words->affirmed[of]);
    }
    network_finish(&words->before_verb);
    network_finish(&words->before_clause);
    network_finish(&words->condition);
    network_finish(&words->corrected);
    network_finish(&words->inside);
    network_finish(&words->in_gap);
    network_finish(&words->asked_back);
    network_finish(&words->remote);
    scope_words_close(words->scope);
    free(words);
}

const struct network *denial_words_each(const struct denial_words *words, size_t i)
{
    if (i < 3 * N_DENIALS_OF) {
        size_t of = i % N_DENIALS_OF;
        return i < N_DENIALS_OF       ? &words->verb[of]
               : i < 2 * N_DENIALS_OF ? &words->clause[of]
                                      : &words->after[of];
    }
    const struct network *const others[] = {&words->condition, &words->inside, &words->asked_back,
                                            &words->remote};
    i -= 3 * N_DENIALS_OF;
    size_t n = sizeof others / sizeof *others;
    return i < n ? others[i] : scope_words_each(words->scope, i - n);
}

/* Building */

struct builder {
    struct graph graph;
    const struct denial_words *words;
    enum denial_of of;
    uint16_t start, end;                        /* of all */
    uint16_t verb, clause, condition, affirmed; /* behind what stands before */
    uint16_t after;                             /* before what stands behind */
};

static bool is_one_of(const char *hanzi, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(hanzi, list[i]) == 0)
            return true;
    }
    return false;
}

#define IS_ONE_OF(hanzi, list) is_one_of(hanzi, list, sizeof(list) / sizeof *(list))

/* Whether a verb's negation may stand before this: not before a person, a figure or a particle, nor
 * before 请 and 谢. */
static bool negation_may_precede(const char *hanzi)
{
    static const char *const never[] = {
        "您", "你", "我", "咱", "他", "她", "们", "请", "谢", "了", "的", "吗", "吧", "呢",
        "着", "过", "得", "零", "一", "二", "两", "三", "四", "五", "六", "七", "八", "九",
        "十", "百", "幺", "号", "点", "元", "块", "日", "天", "月", "年", "这", "那", "地"};
    return !IS_ONE_OF(hanzi, never);
}

/* 请示 is a verb like others. */
static bool begins_verb_with_please(const struct network *wording, const struct network_arc *please)
{
    for (size_t i = 0; i < wording->n_arcs; i++) {
        if (wording->arcs[i].from == please->to && strcmp(wording->arcs[i].hanzi, "示") == 0)
            return strcmp(please->hanzi, "请") == 0;
    }
    return false;
}

static bool can_be_negated(const struct network *wording, const struct network_arc *arc)
{
    return arc->syllable.final != FINAL_ANY && !arc->slot &&
           (negation_may_precede(arc->hanzi) || begins_verb_with_please(wording, arc));
}

static bool may_be_conditional(const struct network *wording, const struct network_arc *arc)
{
    (void)wording;
    static const char *const first[] = {"是", "责", "怪"};
    return IS_ONE_OF(arc->hanzi, first);
}

typedef bool (*arc_test)(const struct network *, const struct network_arc *);

/* Whether an arc that passes leaves the node. */
static bool any_passes(const struct network *wording, uint16_t node, arc_test passes)
{
    for (size_t i = 0; i < wording->n_arcs; i++) {
        const struct network_arc *arc = &wording->arcs[i];
        bool skip = arc->syllable.final == FINAL_NONE;
        if (arc->from == node &&
            (skip ? any_passes(wording, arc->to, passes) : passes(wording, arc)))
            return true;
    }
    return false;
}

/* Goes on from `from` as from a node of the second layer, over the arcs that may be passed. */
static void enter(struct builder *b, uint16_t from, const struct network *wording, uint16_t node,
                  uint16_t layer, arc_test passes)
{
    for (size_t i = 0; i < wording->n_arcs; i++) {
        const struct network_arc *arc = &wording->arcs[i];
        if (arc->from != node)
            continue;
        if (arc->syllable.final == FINAL_NONE)
            enter(b, from, wording, arc->to, layer, passes);
        else if (passes(wording, arc))
            graph_arc(&b->graph, from, (uint16_t)(layer + arc->to), arc->syllable, arc->hanzi, 0);
    }
}

/* Nodes for a layer of a wording; its own node k is the k-th of them. */
static uint16_t layer_add(struct builder *b, const struct network *wording)
{
    uint16_t first = graph_node(&b->graph);
    for (size_t i = 1; i < wording->n_nodes; i++)
        graph_node(&b->graph);
    for (size_t i = 0; i < wording->n_arcs; i++) {
        const struct network_arc *arc = &wording->arcs[i];
        graph_arc(&b->graph, (uint16_t)(first + arc->from), (uint16_t)(first + arc->to),
                  arc->syllable, arc->hanzi, 0);
    }
    return first;
}

static bool is_gap(const struct network *wording, const struct network_arc *arc)
{
    (void)wording;
    return arc_is_gap(arc);
}

static bool ends_gap(const struct network *wording, uint16_t node)
{
    for (size_t i = 0; i < wording->n_arcs; i++) {
        if (wording->arcs[i].to == node && is_gap(wording, &wording->arcs[i]))
            return true;
    }
    return any_passes(wording, node, is_gap);
}

/* A word that denies in a gap may be some syllables away: 五日内没人给您答复 for 五日内…答复. Where
 * a person comes between, another clause has begun: 不该收，我们给您退. */
static void gap_add(struct builder *b, const struct network *wording, uint16_t node,
                    uint16_t negated, uint16_t denied)
{
    uint16_t next = graph_node(&b->graph);
    graph_network(&b->graph, negated, next, &b->words->in_gap, 0);
    enter(b, next, wording, node, denied, can_be_negated);
}

/* Denied between its syllables. */
static void inside_add(struct builder *b, const struct network *wording, uint16_t plain,
                       uint16_t denied)
{
    for (uint16_t node = 1; node + 1 < wording->n_nodes; node++) {
        if (!any_passes(wording, node, can_be_negated))
            continue;
        uint16_t negated = graph_node(&b->graph);
        graph_network(&b->graph, (uint16_t)(plain + node), negated, &b->words->inside,
                      DENIAL_SLOT_INDEX);
        enter(b, negated, wording, node, denied, can_be_negated);
        if (ends_gap(wording, node))
            gap_add(b, wording, node, negated, denied);
    }
}

static void wording_add(struct builder *b, const struct network *wording)
{
    uint16_t denied = layer_add(b, wording);
    uint16_t last = (uint16_t)(wording->n_nodes - 1);
    graph_skip(&b->graph, b->clause, denied);
    graph_skip(&b->graph, b->affirmed, denied);
    enter(b, b->verb, wording, 0, denied, can_be_negated);
    graph_skip(&b->graph, (uint16_t)(denied + last), b->end);
    if (b->of == DENIAL_OF_FORBIDDEN)
        return;
    uint16_t plain = layer_add(b, wording);
    graph_skip(&b->graph, b->start, plain);
    graph_skip(&b->graph, (uint16_t)(plain + last), b->after);
    inside_add(b, wording, plain, denied);
    if (b->of == DENIAL_OF_STATEMENT)
        enter(b, b->condition, wording, 0, denied, may_be_conditional);
}

/* Adds words that deny, then perhaps those that may stand between; the latter belong to the words
 * that are denied. */
static void before_add(struct builder *b, uint16_t to, const struct network *denies,
                       const struct network *between, uint8_t slot)
{
    uint16_t denied = graph_node(&b->graph);
    graph_network(&b->graph, b->start, denied, denies, slot);
    graph_skip(&b->graph, denied, to);
    if (between)
        graph_network(&b->graph, denied, to, between, 0);
}

/* Up to so many syllables of any kind may stand between those words and what they govern. */
static void remote_add(struct builder *b)
{
    static const struct syllable any = {.final = FINAL_ANY};
    uint16_t at = graph_node(&b->graph);
    graph_network(&b->graph, b->start, at, &b->words->remote, DENIAL_SLOT_INDEX);
    for (int i = 0; i < REMOTE_REACH; i++) {
        uint16_t next = graph_node(&b->graph);
        graph_skip(&b->graph, at, b->clause);
        graph_arc(&b->graph, at, next, any, "", 0);
        at = next;
    }
    graph_skip(&b->graph, at, b->clause);
}

static void words_add(struct builder *b)
{
    const struct denial_words *words = b->words;
    struct graph *graph = &b->graph;
    b->start = graph_node(graph);
    b->end = graph_node(graph);
    b->verb = graph_node(graph);
    b->clause = graph_node(graph);
    b->affirmed = graph_node(graph);
    const struct network *between = b->of == DENIAL_OF_FORBIDDEN ? NULL : &words->before_verb;
    before_add(b, b->verb, &words->verb[b->of], between, DENIAL_SLOT_INDEX);
    before_add(b, b->clause, &words->clause[b->of], &words->before_clause, DENIAL_SLOT_INDEX);
    before_add(b, b->affirmed, &words->affirmed[b->of], &words->before_clause, AFFIRMED_SLOT_INDEX);
    before_add(b, b->affirmed, &words->corrected, &words->before_clause, AFFIRMED_SLOT_INDEX);
    if (b->of == DENIAL_OF_FORBIDDEN)
        return;
    b->after = graph_node(graph);
    graph_network(graph, b->after, b->end, &words->after[b->of], DENIAL_SLOT_INDEX);
    if (b->of != DENIAL_OF_STATEMENT)
        return;
    graph_network(graph, b->after, b->end, &words->asked_back, DENIAL_SLOT_INDEX);
    b->condition = graph_node(graph);
    graph_network(graph, b->start, b->condition, &words->condition, DENIAL_SLOT_INDEX);
    remote_add(b);
}

static enum status slots_add(struct network *network)
{
    network->slots = calloc(2, sizeof *network->slots);
    if (!network->slots)
        return STATUS_NO_MEMORY;
    network->n_slots = 2;
    network->slots[0] = (struct network_slot){.type = SLOT_LISTED, .name = DENIAL_SLOT};
    network->slots[1] = (struct network_slot){.type = SLOT_LISTED, .name = AFFIRMED_SLOT};
    return STATUS_OK;
}

static enum status network_init_denial(struct network *network,
                                       const struct network *const *wordings, size_t n_wordings,
                                       const struct denial_words *words, enum denial_of of)
{
    struct builder b = {.words = words, .of = of};
    *network = (struct network){0};
    words_add(&b);
    for (size_t i = 0; i < n_wordings; i++)
        wording_add(&b, wordings[i]);
    enum status status = graph_to_network_as_built(&b.graph, b.start, b.end, network);
    if (status == STATUS_OK)
        status = slots_add(network);
    if (status != STATUS_OK)
        network_finish(network);
    graph_finish(&b.graph);
    return status;
}

/* What does not fit one network is made in halves. */
static enum status denials_add(struct denials *denials, const struct network *const *wordings,
                               size_t n, const struct denial_words *words, enum denial_of of)
{
    struct network *network = &denials->networks[denials->count];
    enum status status = network_init_denial(network, wordings, n, words, of);
    if (status == STATUS_OK)
        denials->count++;
    if (status != STATUS_LIMIT || n < 2)
        return status;
    status = denials_add(denials, wordings, n / 2, words, of);
    return status == STATUS_OK ? denials_add(denials, wordings + n / 2, n - n / 2, words, of)
                               : status;
}

enum status denials_init(struct denials *denials, const struct network *const *wordings,
                         size_t n_wordings, const struct denial_words *words, enum denial_of of)
{
    const struct network **with_arcs = calloc(n_wordings + 1, sizeof(struct network *));
    size_t n = 0;
    *denials = (struct denials){.networks = calloc(n_wordings + 1, sizeof *denials->networks),
                                .of = of,
                                .scope = words->scope};
    enum status status = with_arcs && denials->networks ? STATUS_OK : STATUS_NO_MEMORY;
    for (size_t i = 0; i < n_wordings && status == STATUS_OK; i++) {
        if (wordings[i]->n_arcs)
            with_arcs[n++] = wordings[i];
    }
    if (status == STATUS_OK && n)
        status = denials_add(denials, with_arcs, n, words, of);
    free(with_arcs);
    if (status != STATUS_OK)
        denials_finish(denials);
    return status;
}

void denials_finish(struct denials *denials)
{
    if (!denials)
        return;
    for (size_t i = 0; i < denials->count; i++)
        network_finish(&denials->networks[i]);
    free(denials->networks);
    *denials = (struct denials){0};
}

/* One way at a time */

bool denial_may_precede(const struct network *wording, const struct network_arc *arc,
                        enum denial_way way)
{
    if (way == DENIAL_CONDITION)
        return may_be_conditional(wording, arc);
    return way == DENIAL_BEFORE_CLAUSE || way == DENIAL_LOOK_ALIKE || can_be_negated(wording, arc);
}

static const struct network *way_words(const struct denial_words *words, enum denial_of of,
                                       enum denial_way way)
{
    bool statement = of == DENIAL_OF_STATEMENT, forbidden = of == DENIAL_OF_FORBIDDEN;
    switch (way) {
    case DENIAL_BEFORE_VERB:
        return &words->verb[of];
    case DENIAL_BEFORE_CLAUSE:
        return &words->clause[of];
    case DENIAL_CONDITION:
        return statement ? &words->condition : NULL;
    case DENIAL_INSIDE:
        return forbidden ? NULL : &words->inside;
    case DENIAL_BEHIND:
        return forbidden ? NULL : &words->after[of];
    case DENIAL_ASKED_BACK:
        return statement ? &words->asked_back : NULL;
    case DENIAL_LOOK_ALIKE:
    default:
        return &words->affirmed[of];
    }
}

/* What may stand between those words and the wording: up to two networks. */
static void way_between(const struct denial_words *words, enum denial_of of, enum denial_way way,
                        const struct network *between[2])
{
    bool verb = way == DENIAL_BEFORE_VERB && of != DENIAL_OF_FORBIDDEN;
    between[0] = verb || way == DENIAL_LOOK_ALIKE ? &words->before_verb : NULL;
    between[1] =
        way == DENIAL_BEFORE_CLAUSE || way == DENIAL_LOOK_ALIKE ? &words->before_clause : NULL;
}

enum status network_init_denial_way(struct network *network, const struct denial_words *words,
                                    enum denial_of of, enum denial_way way)
{
    const struct network *denies = way_words(words, of, way), *between[2];
    struct graph graph = {0};
    *network = (struct network){0};
    if (of == DENIAL_OF_NOTHING || !denies)
        return STATUS_OK;
    way_between(words, of, way, between);
    uint16_t start = graph_node(&graph), end = graph_node(&graph), denied = graph_node(&graph);
    graph_network(&graph, start, denied, denies, 0);
    graph_skip(&graph, denied, end);
    for (int i = 0; i < 2; i++) {
        if (between[i])
            graph_network(&graph, denied, end, between[i], 0);
    }
    enum status status = graph_to_network_as_built(&graph, start, end, network);
    graph_finish(&graph);
    return status;
}
