#include "language/wording/scope.h"

#include <stdlib.h>
#include <string.h>

#include "language/wording/denial.h"

/* Who refuses, cannot, will not or never said it: all that follows in the clause is not said. */
#define GOVERNS                                                                                                                     \
    "(不可能|没可能|没法|没法儿|没办法|无法|没打算|没准备|没想过|不打算|不准备|不乐意|不肯|"    \
    "休想|别想|甭想|别指望|甭指望|没指望|没义务|没有义务|没责任|懒得|拒绝|没空|没工夫|没功夫|" \
    "没时间|没闲心|没那闲心|没那工夫|没那功夫|没心思|没兴趣|没必要|没有必要|腾不出|"              \
    "哪有空|哪有工夫|哪有功夫|哪有时间|哪有人|谁有空|谁有工夫|谁有时间|谁愿意|谁乐意|谁稀罕|" \
    "怎么可能|哪能|哪会|哪敢|岂能|谁会|谁敢|哪那么|哪有那么|哪就那么|"                                   \
    "犯不着|犯不上|犯得着|犯得上|用不着|用得着|轮不着|轮不到|轮得着|轮得到|不至于|"                \
    "凭什么|凭啥|又没说|我没说|没说过|从没说|从来没说|没答应|没承认|没保证|"                          \
    "未必|不见得|不一定|不保证|不敢保证|不能保证|难保|说不准|说不好|不好说|"                          \
    "(您|你)?以为(我|我们|谁)|(您|你)?指望(我|我们|谁)|(还)?想让(我|我们)|还想要(我|我们)|"             \
    "(我|我们)(上|去|到|从)(哪|哪儿|哪里)|哪来的|哪儿来的|"                                                      \
    "我(又|也)?(什么时候|几时|哪里|哪儿|哪句话)|"                                                                   \
    "(本来|原本)(是|还)?(可以|能|要|想|打算|准备)|"                                                                  \
    "(以前|过去|从前|去年|早先)(倒是|倒|还|是|都)?(可以|能|会)|"                                                \
    "恕(我|我们)?(不|难)|概不|不予|暂不|没得哪个|哪个敢|莫想|莫指望|"                                       \
    "(过阵子|过一阵|过些日子|过两天|过几天|改天|过完年)(再|才)|"                                             \
    "谁知道|鬼知道|天知道|谁晓得|谁管|按说|按理|按理说|照理|照说|照理说|倒是该|"                     \
    "(我|我们)(可|就)?(不想|不愿意|不愿|不方便|不便|没资格|没权利|没权|没有权限|没权限))"

/* What is only seen, said or promised on a condition, or handed to the customer. */
#define GOVERNS_TOO                                                                                                                 \
    "(想不出|想不到|(我|我们)(也|可|就|才)?不(劝|让|叫|求|要求|勉强|指望)(您|你)|"                        \
    "(文件|条文|纸|手册)(上|里)(倒|倒是|是|是这么)?(写|印|说|要求)(着|的|了|是)|"                          \
    "(等|要等|得等|待)(您|你){gap:8}(再|才)|(还是|就|干脆)(让|叫|找|请)(隔壁|邻居|别人|人家|"            \
    "家里人|物业|他们)|"                                                                                                     \
    "(您|你|侬)(还是|得|还得|要|就|先|可以|去)?(自家|自个儿|自个)(去|跟|找|再|和)|"                       \
    "(还得|得|要|还是|只能)(您|你)(自己|亲口)(再|去|跟|找|和|向)|"                                              \
    "(没|看不|没看|听不|没听|感觉不)(觉得|感觉|出来|出|到)|谈何|何来|何谈|何须|从何|"                 \
    "还(看|谈|要|讲|查|问|记|登|赔|退|修|报|道)(什么|啥|个啥|个什么|哪门子)|"                              \
    "(要|想|想要|要是|如果)(说|讲|论)(也|那也|也该|也得)|"                                                        \
    "(您|你)(要是|如果|当时|那会儿|那天)?(再)?早(一点|点|一些|些|半个小时|几天|两天|几分钟|一天|" \
    "来|说|打)|"                                                                                                                 \
    "(等|要等|得等)(您|你)(的)?{gap:4}(好|冷静|道歉|交|补|签|想通|证明|拿出|拿来){gap:3}(再|才)|"         \
    "(等|要是|如果|只要|除非|得看|要看|得等|要等)(领导|主任|经理|公司|上面|上头|所长|上级)(要|"   \
    "要是)?"                                                                                                                      \
    "(同意|答应|发话|开口|签字|说了算|松口|允许)|"                                                                 \
    "(领导|主任|经理|公司|上面|上头|所长|上级)(要是)?(同意|答应|批|点头|签字)(了)?(的话|才|再说)|" \
    "(您|你)(还是|得|还得|要|就|先|可以|去)?自己(再)?(跟|去跟|找|去找|和|向|去)"                           \
    "(主任|领导|经理|师傅|他们|他|她|超市|银行|物业|社区))"

/* 不会全额退给您: the plain ones reach over a few syllables. 不会让您… promises. */
#define GOVERNS_NEAR                                                                                                          \
    "(不会|不能|不可以|不给|不准|不许|不让|不该|不再|不敢|不归|不属于|甭|没人|没有人|没谁|" \
    "没让|没问|没叫|没请|没要求|别让|别叫|甭让|甭叫|并非|绝非|实非|非我|非本|(我|我们)可没)"
enum { NEAR = 4, FAR = 12 };

/* What is handed to the customer, into the wording: 您自己 (跟主任讲). */
#define HANDED                                                                                                                  \
    "(您|你|侬)(还是|得|还得|要|就|先|可以|去)?(自己|自家|自个儿|自个)(再)?(跟|去跟|找|去找|和|" \
    "向|去)"                                                                                                                  \
    "(主任|领导|经理|师傅|他们|他|她|超市|银行|物业|社区)"

/* These deny what they stand before only inside a wording: 金额不用等核算. */
#define GOVERNS_IN_GAP                                                                                                            \
    "(不用|不必|不劳|不需要|无需|不消|不等|早停|早就停|留着|"                                               \
    "(以后|之后|过后)(才|再说)|(就)(免了|算了)|(还得|得|要|还是|只能)(您|你|侬)(自己|自家|亲口)|(" \
    "侬|您|你)自家|(或者|或是|还是|要么)(零|一|两|三|四|五|六|七|八|九|十))"

/* Conditions that nobody can promise; the wording may stand in the next clause. */
#define WHIMS                                                                                                                     \
    "(除非|(等|要是|如果|哪天|什么时候)?(我|我们)(有空|有工夫|高兴|想起来|闲了|闲下来|心情好)|" \
    "(等|要是|如果|只要)?(领导|主任|经理|公司|上面|上头|所长)(要是|如果|哪天)?"                        \
    "(心情好|高兴|点头|点了头|乐意|批了|批下来|想通)|"                                                         \
    "(要|如果|要是|万一|倘若)真(是|的是)|"                                                                           \
    "(等|要等|得等|待)(您|你)(的|把)?(态度|道歉|道了歉|想通|交|补|签|证明|拿|认)|"                      \
    "(您|你)(得)?先(把)?(表示|意思)|看(在)?(您|你)(的)?表现)"

/* Right behind it, in one breath. */
#define BEHIND                                                                                                                     \
    "((我|我们|师傅|谁|可|恐怕|根本|真|肯定|怕是)?(我|可|恐怕|根本|真|肯定|怕是)?"                      \
    "(不下来|不出来|不成|不来|不着|不动|不完|不过来|都难|也难|难着呢)|"                                  \
    "(的)?(工夫|功夫|闲工夫|时间|心情|义务|闲心)(我|我们)?(可)?(没|没有)|"                                  \
    "(干什么|干嘛|干吗|干啥|有什么用|顶什么用|有啥用|图什么)|(的)?都一样|都是白|都那样|"          \
    "唔(到|得|成|起)|(侬|您|你)?想得(太|忒|倒|可|也太|真)?美|免(了吧|谈|提)|(就|先|还是)免了|(能|"   \
    "又能)(当|顶|值|管)(钱|饭|什么|啥|几个|用)|"                                                                     \
    "(恐怕|怕是|确实|实在|目前|可能)(会)?(有困难|有难度|有点困难|有点难|不太行|不行)|"              \
    "(您|你|他|咱)?就(别|甭|免|算)(了|吧|想|惦记|指望|做梦|提|问|说|留|看|费|再|记|等|谈|跟|给)|"    \
    "(我|我们)(可|真)?不敢(收|要|接|给)|(我|我们)(可)?(不方便|不便|不想|不愿意|不乐意|不肯|懒得)(" \
    "给|说|讲|告诉|帮|替)|"                                                                                                 \
    "(跟|和|与)(我|我们)(有|又有)?(什么|啥|何)(关系|相干)|关(我|我们)(什么|啥|屁)事|"                    \
    "(我|我们)(也)?(没见过|没听过|没听说过|没听说))"

/* Right behind it, or first in the next clause. */
#define NEXT                                                                                                                          \
    "((我|我们|您|你|人家|别人|他们|谁|那边|师傅|领导|这)?(照样|照旧|根本)?也"                              \
    "(没用|没人|白搭|白说|白跑|白看|白问|没辙|没法|没办法|没戏|帮不上|够呛|枉然|是白|不管用|"      \
    "不顶用|不顶事|不作数|无济于事|(听|看|认|搞|弄|记|学|说|讲|找|查|问|办|修|做|做|等|来|到|"        \
    "送|收|退|赔|填|写|分|管|改|转|打|装|拿|给|借|换)不(懂|清|明白|了|着|出|来|到|住|上|完|好|动|"     \
    "过来|出来|下来))|"                                                                                                         \
    "(人家|别人|他们|谁|领导|那边)(也|都|才|也未必|可|可都)(不|没|懒得)|"                                     \
    "(说了|讲了|去了|来了|看了|记了|问了|办了|打了|给了)(我|我们|人家|他们|谁)?也"                       \
    "(不|没|白|记不|听不|看不)|"                                                                                             \
    "(那)?(都)?(是|只是|也是|还是)(以前|过去|从前|去年|前年|早年|老黄历|老皇历|说给|做给|哄|骗|"     \
    "理论上|书上|纸上|嘴上|场面|客套|摆设)|"                                                                           \
    "(那)?是(为|给){gap:2-5}(准备的|定的|看的|设的|用的)|"                                                             \
    "(这话|这种话|这种事|这事儿|这事|这活儿|这活|这忙|这个忙|这条)"                                          \
    "(我|我们|谁|咱)?(可|还|也)?"                                                                                             \
    "(不敢|没法|没办法|管不着|管不了|帮不了|帮不上|办不了|办不到|不知道|不清楚|轮不着|轮不到|"   \
    "归不着|不归|可没|可不|没说过|没听说|没门|谁敢|不打包票|不好说|说不好|说不准|难说|带不了)|"  \
    "(我|我们|我这儿|我这里|这边|咱)?(可|真|恐怕|根本)?(是)?"                                                      \
    "(带|办|转|送|赶|打|修|装|做|给|退|赔|查|记|写|填|请|派|接|改|开|借|收|还|补|帮|管|调|弄|登|"       \
    "录|订|约|留|存|开|"                                                                                                        \
    "腾|批|报|免|保证|答应|安排|登记|申请|联系|解决|处理)不(了|成|出来|下来|起)|"                         \
    "(但是|但|可是|可|不过|只是|就是)(他们|人家|我|我们|现在|今天|这会儿)?"                                 \
    "(没办法|没法|没空|没人|没戏|不行|不成|不保证|不敢保证|不一定|未必|难说|不好说|说不准|够呛|" \
    "悬|办不了|办不到|做不到|做不了|来不了|去不了|送不了|修不了|退不了|不归我|不管)|"                \
    "(我)?(可)?(不这么看|不这么认为|不这么想|不这么觉得|不同意|不认同|不认)|"                             \
    "(但是|但|可是|可|不过|至于)?(他们|人家|领导|师傅|能)?"                                                        \
    "(能不能|行不行|成不成|会不会|理不理|办不办|修不修|退不退|来不来|到不到|收不收|给不给|"       \
    "管不管|答不答|回不回){gap:6}(不保证|不知道|不好说|说不准|说不好|难说|另说|两说|再说|"            \
    "没底|看运气|看心情|做不了主|没准|不敢说))"

/* The same: why it will not be done, or is not so. */
#define NEXT_EXCUSES                                                                                                               \
    "((得|要)?(等)?(下个月|下周|下礼拜|明年|月底|年底|回头|改天|改日)(出|的|再|一块|才|吧|了|"      \
    "师傅|您)|"                                                                                                                 \
    "别(让|叫|找|跟|来|指望)我|(谁|哪个)(知道|看见|信|按|管|稀罕|在乎|记得|有空)|(就|可)不(用|必)" \
    "了|"                                                                                                                         \
    "(谈|说|算)不上|(我|我们)?(可|也)?(解释|核实|确认|核对|教|扶|找|派|抄)不(了|出|着)|"                \
    "(多半|八成|十有八九|大概率)(是|会|要)?(忘|不|没|够呛|悬|黄)|(现在|如今|今年)(嘛|呢|可|早|就)" \
    "?(不|没|歇|停|改|取消)(了)?|"                                                                                         \
    "(不然|否则|要不)(免谈|别|没|不)|(但是|可|可是|不过|但)(您|你)(自己|当初|还得|先|也不|也没|"   \
    "就该|爱)|"                                                                                                                 \
    "(那)?(是|都是|只是)?(文件|规定|条文|手册|纸|墙|书|制度|本子)(上|里|里头)?(写|印|贴|说|规定|"   \
    "讲)(的|着)(那样|那么)?|"                                                                                               \
    "(是指|指的是)|(是|那是)(规定|制度|原则|道理)(但|但是|不过|可是|可|只是)|"                           \
    "(那|这)(可|就|都|才|岂不)?(是|叫)(不讲道理|胡说|无理|敲诈|讹|做梦|笑话|天方夜谭|为难|"         \
    "强人所难|"                                                                                                                \
    "异想天开|扯|胡闹|瞎扯)|"                                                                                             \
    "(我|我看|我们)?(劝|建议)(您|你)(还是)?(算了|别|甭|免了|省省|想开|死心)|"                              \
    "(收不收|退不退|能不能|行不行|批不批|办不办|赔不赔)?(得|要|还得|都得|全得)(等|看|由|听)"      \
    "(领导|公司|上面|主任|经理|上级|人家|银行)|"                                                                   \
    "(要|得|还得|起码得|至少得)排{gap:3}(队|个月|半年|天)|"                                                       \
    "也{gap:2}不(了|着|成|到|动|起|清|懂|见|出)|"                                                                      \
    "(那|这)?是(班长|师傅|他|他们|别人|人家|上面|领导|主任|物业|社区|银行|超市|厂家|施工队|"      \
    "维修班|抄表员|"                                                                                                         \
    "客服|后台|财务|装表班|调度|您自己|你自己)的(事|活|责任|问题|规定|决定|说法)|"                   \
    "(我|我们|我这边|咱)?(就|可|也|才)?不(问|说|讲|管|转|报|往上报|上报|记|登|写|录|落笔|办|查|"    \
    "送|退|留|谈|提|劝|回|跑)了|"                                                                                         \
    "(您|你)(还是|就|得|要)?(去|找|问|去问|去找)(别的|别人|隔壁|其他|物业|社区|银行|超市|厂家|"    \
    "他们)|"                                                                                                                     \
    "(目前|暂时|现在)?((尚无|暂无)(结论|定论|消息|说法|安排|计划|先例)|没有先例|无先例)|(请|得|"  \
    "要)?(您|你)?自行|"                                                                                                       \
    "(那)?是对{gap:1-6}(讲|说|定|规定|而言)的|那是{gap:1-4}(说|讲)的(话)?|"                                       \
    "(不过|但|但是|可是|可|只是)(您|你)?(得|要|还得|也得|必须|需要)(等(您|下|明|后|我|过|领导|上)" \
    "|看|排队|凑)|"                                                                                                            \
    "(我|俺|咱|这事|这个){gap:6}(说了不算|做不了主|不作数)|(今天|现在|这会儿)?(也|都)(瘫|崩|坏|"     \
    "挂|废)了|"                                                                                                                 \
    "(就|也|可)不(保证|一定|敢说|承诺)|(那)?(都)?是(吓唬|糊弄|应付|忽悠)|"                                  \
    "那(得|要|也得|还得)(没|不|您|看|有|等))"

/* The same, where the wording says what is felt, too. */
#define NEXT_TOO                                                                                                                      \
    "((写归写|说归说|规定归规定|理解归理解|同情归同情|知道归知道)|算了(不|吧|没|有|也|您)|"         \
    "(我|我们|我单位|本单位|我司|我方|本人|我处)(不便|无权|无法|概不|不负责|不予|未便|不宜|不敢|" \
    "暂不)|"                                                                                                                        \
    "(暂|尚|还|目前|暂时)(未|没|没有)(开放|开通|启用|上线|恢复|受理|办理)|大可不必|(真系|都)?("       \
    "理解|体会|明白|晓得)(唔|不)(到|了|出|来)|"                                                                         \
    "无可奉告|(对(您|你|您这个|您这种|你这个))?不适用|(暂时|暂|早|早就)停了|"                              \
    "名额(早|都|已经|全)?(满|没)|(先)?(省了|免了|算了)吧|先放放|先压压|"                                       \
    "(以后|改天|回头|过完年|过阵子|过两天|过几天|下回|明年)再说|也(得|要)(明天|后天|下周|下个)|"   \
    "也(好像|可能|许|没准)(没|不)|"                                                                                         \
    "(跟|和|与)(这|这事|这个|电费|停电|我|我们)(没关系|没有关系|无关|不沾边|不相干)|"                   \
    "(跟|和|与)(我|我们)(有|又有)?(什么|啥|何)(关系|相干)|关(我|我们)(什么|啥|屁)事|"                       \
    "(早|早就|已经|暂时|目前|现在|都)?(就|已经)?(停办|取消|作废|废止|废除|不兴|下线|停止受理|"       \
    "名额满|排满)|"                                                                                                              \
    "(说)?的是(市区|城里|大客户|别|其他|人家|另|隔壁|老客户|新客户)|"                                         \
    "(得|要|还得|您得|你得)?先(交|付|掏)(我|个|上)?{gap:4}(块|元|百|千)|"                                          \
    "(说给|讲给|给|跟|找)(别人|旁人|谁|鬼)(听|说|讲)(去|吧)|"                                                       \
    "(那)?(也)?(怪|赖|怨)(谁|您自己|你自己|不着我|得了谁|得着谁)|(我|我们)?(可)?(无从|体会不到|"       \
    "理解不了|"                                                                                                                   \
    "没法理解|不能理解|难以理解|不感兴趣|不想听|没兴趣)|"                                                       \
    "(这)?(三个字|两个字|四个字|几个字|这话|这种话|这句话)(我|我们)?(可|从来|这辈子|还|也)?(可|"     \
    "从来|这辈子|还|也)?(没|不|从不|说不出)|"                                                                           \
    "(说给|讲给)(别人|旁人|谁|鬼)听|(也可能|也没准|没准|要不就|或者|还是)(是)?"                            \
    "(零|一|幺|二|两|三|四|五|六|七|八|九|十)(零|一|幺|二|三|四|五|六|七|八|九|十|百|千|日|天|点|"      \
    "块|元|分钟|个工作日)|"                                                                                                   \
    "(轮不着|轮不到|轮不上|用不着|碍不着)(我|我们|你|您)|"                                                        \
    "(爱信不信|爱谁谁|随您便|随你便|排到(下个月|下个礼拜|下周|明天|后天|明年|猴年马月)|"            \
    "够不上|不够格|没您的份|没你的份|下辈子|猴年马月|哪辈子|这辈子|没影|八字没一撇|"                \
    "八字还没一撇|不存在的|门都没有|门儿都没有))"

/* A clause of its own at the end of a sentence that leaves it open. */
#define ENDS                                                                                                                            \
    "((我|我们)?(可|就|也)?(不知道|不清楚|不晓得|没看见|没见着|没底|没把握|不保证|不敢保证|"           \
    "不敢说|不敢讲|说不准|说不好|说不上来|说了不算|做不了主|保证不了|不敢打包票|没数|没谱|没准|" \
    "难说|够悬|另说|两说|不管|管不着|不负责)(了|的|啊|呢|呀)?)"

/* Verbs of these end well: 少不了您的, 用不了五天, and these clauses are polite. */
static const char *const well[] = {
    "没问题",     "别让我们犯", "别让我们为", "少不了",     "用不了",   "要不了",     "错不了",
    "差不了",     "丢不了",     "跑不了",     "忘不了",     "误不了",   "耽误不了",   "受不了",
    "过意不去",   "忍不住",     "没想到",     "不敢当",     "停不了",   "断不了",     "免不了",
    "也不想",     "也不愿",     "不得不",     "不能不",     "不会不",   "不可能不",   "没法不",
    "哪能不",     "谁会不",     "谁不",       "怎么可能不", "不好意思", "有没有必要", "用不着您",
    "用不着客气", "用不着担心", "没必要担心", "没必要着急", "不一定非", "不能让",     "不会让",
    "不会耽",     "不会影",     "不会再让",   "不会忘",     "不会少",   "不会多",     "不会拖",
    "不会亏",     "不会有事",   "不会有问",   "不会有影",   "不敢耽",   "不敢让",     "不敢瞒",
    "不敢乱",     "不敢瞎",     "不敢随",     "不能耽",     "不能少",   "不能不",     "不用着急",
    "不能过",     "不能超",     "不会用",     "不会弄",     "不会写",   "不会填",     "不会太",
    "不会很",     "不会超",     "要不要",     "会不会",     "能不能",   "可不可以",   "给不给"};

/* Whoever apologises or sympathises may well say what he cannot: 对不起，这个我办不了. */
static const char *const feelings[] = {"歉",       "对不", "不好意思", "理解", "心情",
                                       "体谅",     "谅解", "着急",     "久等", "添麻烦",
                                       "过意不去", "您好", "谢"};

/* Where such words stand, seen from the wording. */
enum place {
    PLACE_GOVERNS,
    PLACE_NEAR,
    PLACE_INTO,
    PLACE_IN_GAP,
    PLACE_WHIM,
    PLACE_BEHIND,
    PLACE_NEXT,
    PLACE_NEXT_TOO,
    PLACE_ENDS
};

static const struct {
    enum place place;
    const char *wording;
} scopes[] = {{PLACE_GOVERNS, GOVERNS},
              {PLACE_GOVERNS, GOVERNS_TOO},
              {PLACE_NEAR, GOVERNS_NEAR},
              {PLACE_INTO, HANDED},
              {PLACE_IN_GAP, GOVERNS_IN_GAP},
              {PLACE_WHIM, WHIMS},
              {PLACE_BEHIND, BEHIND},
              {PLACE_NEXT, NEXT},
              {PLACE_NEXT, NEXT_EXCUSES},
              {PLACE_NEXT_TOO, NEXT_TOO},
              {PLACE_ENDS, ENDS}};
enum { N_SCOPES = sizeof scopes / sizeof *scopes };

struct scope_words {
    struct network networks[N_SCOPES];
};

/* Words that deny are taken as they are written, so they stand in the slot of those that do. */
static bool compile(struct network *network, const char *wording, const struct lexicon *lexicon)
{
    struct network_error error;
    if (network_init_wording(network, wording, lexicon, NULL, 0, &error) != STATUS_OK)
        return false;
    network->slots = calloc(1, sizeof *network->slots);
    if (!network->slots)
        return false;
    network->n_slots = 1;
    network->slots[0] = (struct network_slot){.type = SLOT_LISTED, .name = DENIAL_SLOT};
    for (size_t i = 0; i < network->n_arcs; i++) {
        if (network->arcs[i].syllable.final != FINAL_ANY)
            network->arcs[i].slot = DENIAL_SLOT_INDEX;
    }
    return true;
}

struct scope_words *scope_words_open(const struct lexicon *lexicon)
{
    struct scope_words *words = calloc(1, sizeof *words);
    bool good = words != NULL;
    for (size_t i = 0; i < N_SCOPES && good; i++)
        good = compile(&words->networks[i], scopes[i].wording, lexicon);
    if (good)
        return words;
    scope_words_close(words);
    return NULL;
}

void scope_words_close(struct scope_words *words)
{
    if (!words)
        return;
    for (size_t i = 0; i < N_SCOPES; i++)
        network_finish(&words->networks[i]);
    free(words);
}

const struct network *scope_words_each(const struct scope_words *words, size_t i)
{
    return i < N_SCOPES ? &words->networks[i] : NULL;
}

/* The text */

static bool ends_clause(const struct spoken_text *text, size_t at)
{
    return at + 1 >= text->count || text->syllables[at].pause;
}

static size_t clause_start(const struct spoken_text *text, size_t at)
{
    while (at > 0 && !text->syllables[at - 1].pause)
        at--;
    return at;
}

/* The words of one network that begin there in one breath, *end behind them. */
static bool find_network(const struct spoken_text *text, const struct network *words, size_t start,
                         size_t *end)
{
    enum { LONGEST_WELL = 4 };
    struct found found;
    if (!spoken_text_find(text, words, start, DIGITS_AS_GIVEN, &found))
        return false;
    for (size_t i = found.start; i + 1 < found.end; i++) {
        if (text->syllables[i].pause)
            return false;
    }
    size_t from = found.start > LONGEST_WELL ? found.start - LONGEST_WELL : 0;
    for (size_t i = 0; i < sizeof well / sizeof *well; i++) {
        for (size_t at = from; at < found.end; at++) {
            if (spoken_text_says(text, at, well[i]) &&
                at + strlen(well[i]) / strlen("不") > found.start)
                return false;
        }
    }
    *end = found.end;
    return true;
}

static bool find_words(const struct spoken_text *text, const struct scope_words *words,
                       enum place place, size_t start, size_t *end)
{
    for (size_t i = 0; i < N_SCOPES; i++) {
        if (scopes[i].place == place && find_network(text, &words->networks[i], start, end))
            return true;
    }
    return false;
}

/* Before */

/* Whether such words stand in the clause in front of `at`, no more than `reach` syllables away. */
static bool governed_by(const struct spoken_text *text, const struct scope_words *words,
                        enum place place, size_t from, size_t at, size_t reach)
{
    size_t end;
    for (size_t start = from; start < at; start++) {
        if (find_words(text, words, place, start, &end) && end <= at && at - end <= reach)
            return true;
    }
    return false;
}

/* Whether such words begin in front of the wording and end in it. */
static bool handed_over(const struct spoken_text *text, const struct scope_words *words,
                        size_t from, const struct found *found)
{
    size_t end;
    for (size_t start = from; start < found->start; start++) {
        if (find_words(text, words, PLACE_INTO, start, &end) && end > found->start &&
            end <= found->end)
            return true;
    }
    return false;
}

/* Whether another clause begins behind `at` before the wording goes on, or it goes on with a
 * person: 情况您不用再说，我来汇报. */
static bool clause_follows(const struct spoken_text *text, const struct network *wording,
                           const struct found *found, size_t at)
{
    static const char *const persons[] = {"我", "您", "你", "咱", "他", "她", "师", "领", "主"};
    for (size_t i = 0; i < found->n_steps; i++) {
        size_t syllable = found->steps[i].syllable;
        if (syllable < at || arc_is_gap(&wording->arcs[found->steps[i].arc]))
            continue;
        return clause_start(text, syllable) >= at ||
               spoken_text_says_any(text, syllable, syllable + 1, persons,
                                    sizeof persons / sizeof *persons);
    }
    return true;
}

/* What stands in a gap of the wording governs the rest of it. */
static bool governed_in_gap(const struct spoken_text *text, const struct scope_words *words,
                            enum place place, const struct network *wording,
                            const struct found *found)
{
    size_t end;
    for (size_t i = 0; i < found->n_steps; i++) {
        size_t at = found->steps[i].syllable;
        if (arc_is_gap(&wording->arcs[found->steps[i].arc]) &&
            find_words(text, words, place, at, &end) && end < found->end &&
            !clause_follows(text, wording, found, end))
            return true;
    }
    return false;
}

static bool is_governed(const struct spoken_text *text, const struct scope_words *words,
                        const struct network *wording, const struct found *found)
{
    size_t from = clause_start(text, found->start);
    size_t before = from > 0 ? clause_start(text, from - 1) : from;
    return governed_by(text, words, PLACE_GOVERNS, from, found->start, FAR) ||
           governed_by(text, words, PLACE_NEAR, from, found->start, NEAR) ||
           governed_by(text, words, PLACE_WHIM, before, found->start, FAR) ||
           handed_over(text, words, from, found) ||
           governed_in_gap(text, words, PLACE_GOVERNS, wording, found) ||
           governed_in_gap(text, words, PLACE_NEAR, wording, found) ||
           governed_in_gap(text, words, PLACE_IN_GAP, wording, found);
}

/* Behind */

static bool is_feeling(const struct spoken_text *text, const struct found *found)
{
    return spoken_text_says_any(text, found->start, found->end, feelings,
                                sizeof feelings / sizeof *feelings);
}

/* Of feelings only what can mean nothing else takes them back. */
static bool takes_back(const struct spoken_text *text, const struct scope_words *words, size_t at,
                       bool next_clause, bool feeling)
{
    size_t end;
    if (find_words(text, words, PLACE_NEXT_TOO, at, &end))
        return true;
    if (feeling)
        return false;
    if (find_words(text, words, PLACE_NEXT, at, &end))
        return true;
    if (!next_clause)
        return find_words(text, words, PLACE_BEHIND, at, &end);
    return find_words(text, words, PLACE_ENDS, at, &end) && ends_clause(text, end - 1);
}

/* A wording may end in the middle of what it names (临时用 of 临时用电), so some syllables may
 * follow. */
static bool is_taken_back(const struct spoken_text *text, const struct scope_words *words,
                          const struct found *found)
{
    enum { REST = 5 };
    bool feeling = is_feeling(text, found);
    size_t at = found->end;
    for (; at < text->count && !text->syllables[at - 1].pause; at++) {
        if (at > found->end + REST)
            return false;
        if (takes_back(text, words, at, false, feeling))
            return true;
    }
    return at < text->count && takes_back(text, words, at, true, feeling);
}

bool scope_denies(const struct spoken_text *text, const struct scope_words *words,
                  enum denial_of of, const struct network *wording, const struct found *found)
{
    if (of == DENIAL_OF_NOTHING || of == DENIAL_OF_FORBIDDEN)
        return false;
    return is_governed(text, words, wording, found) || is_taken_back(text, words, found);
}
