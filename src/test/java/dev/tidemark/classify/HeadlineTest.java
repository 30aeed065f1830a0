package dev.tidemark.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.Label;
import dev.tidemark.model.Stance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invented headlines of the plainest kind: what anybody would try first, and what must never come out turned round. */
class HeadlineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    OpenAI | OPEN | "OpenAI releases the weights of its new model"
                    OpenAI | OPEN | "OpenAI publishes model weights on Hugging Face"
                    OpenAI | OPEN | "OpenAI makes GPT-6 weights available for download"
                    OpenAI | OPEN | "OpenAI open-sources its reasoning model"
                    OpenAI | OPEN | "OpenAI to release an open-weight model next month"
                    OpenAI | OPEN | "OpenAI reverses course and will publish weights"
                    OpenAI | OPEN | "OpenAI says anyone can now download and modify GPT-6"
                    OpenAI | OPEN | "OpenAI changes model license to Apache 2.0"
                    OpenAI | OPEN | "OpenAI publishes training data for its new model"
                    OpenAI | OPEN | "OpenAI drops commercial-use restriction from its model license"
                    OpenAI | CLOSED | "OpenAI will not release the weights of its new model"
                    OpenAI | CLOSED | "OpenAI won't release weights"
                    OpenAI | CLOSED | "OpenAI has not released the weights"
                    OpenAI | CLOSED | "OpenAI has no plans to release the weights"
                    OpenAI | CLOSED | "OpenAI decides against releasing the weights"
                    OpenAI | CLOSED | "OpenAI declines to publish weights"
                    OpenAI | CLOSED | "OpenAI refuses to disclose training data"
                    OpenAI | CLOSED | "OpenAI did not disclose how the model was trained"
                    OpenAI | CLOSED | "OpenAI keeps its new model behind an API"
                    OpenAI | CLOSED | "OpenAI stops publishing weights"
                    OpenAI | CLOSED | "OpenAI to stop releasing open models"
                    OpenAI | CLOSED | "OpenAI cancels planned open-weight release"
                    OpenAI | CLOSED | "OpenAI pulls model weights from Hugging Face"
                    OpenAI | CLOSED | "OpenAI withdraws open-weight model"
                    OpenAI | CLOSED | "OpenAI switches license from Apache 2.0 to a proprietary one"
                    OpenAI | CLOSED | "OpenAI makes new model available only through its API"
                    OpenAI | CLOSED | "OpenAI limits new model to vetted partners"
                    OpenAI | CLOSED | "OpenAI abandons open source for its next flagship"
                    OpenAI | CLOSED | "OpenAI shelves release of model weights"
                    OpenAI | CLOSED | "OpenAI withholds weights over safety fears"
                    OpenAI | CLOSED | "OpenAI's newest model is closed, breaking with tradition"
                    OpenAI | CLOSED | "OpenAI ends open-source releases"
                    OpenAI | CLOSED | "OpenAI restricts commercial use of its model"
                    OpenAI | CLOSED | "OpenAI bans commercial use in new license"
                    OpenAI | CLOSED | "OpenAI puts its model under a non-commercial license"
                    OpenAI | CLOSED | "OpenAI postpones open model indefinitely"
                    OpenAI | CLOSED | "OpenAI closes source of its flagship model"
                    OpenAI | CLOSED | "OpenAI removes weights from download page"
                    OpenAI | CLOSED | "OpenAI no longer publishes its research"
                    OpenAI | CLOSED | "OpenAI goes proprietary with its next model"
                    OpenAI | NEUTRAL | "OpenAI opens office in Tokyo"
                    OpenAI | NEUTRAL | "OpenAI launches GPT-6 in the API"
                    OpenAI | NEUTRAL | "OpenAI closes funding round"
                    OpenAI | NEUTRAL | "OpenAI model weights leaked online"
                    Meta | OPEN | "Meta's next Llama will be open source after all, Zuckerberg says"
                    Meta | CLOSED | "Meta's next flagship will not be open source, Zuckerberg says"
                    Meta | CLOSED | "Meta weighs keeping its next flagship model proprietary, sources say"
                    Meta | OPEN | "Meta denies plan to end open-source releases"
                    Mistral AI | CLOSED | "Mistral keeps weights of Large 4 private"
                    Mistral AI | CLOSED | "Mistral's new model is available through its API only"
                    Mistral AI | OPEN | "Mistral puts Large 4 under Apache 2.0"
                    xAI | OPEN | "Musk's xAI publishes Grok 3 weights"
                    xAI | CLOSED | "xAI says Grok 5 weights will stay private"
                    Google | OPEN | "Google releases Gemma 4 with open weights"
                    Google | CLOSED | "Google to stop publishing AI research papers until products ship"
                    Google | CLOSED | "DeepMind slows release of research to keep competitive edge"
                    NVIDIA | OPEN | "Nvidia open-sources Nemotron training recipe and datasets"
                    Anthropic | CLOSED | "Anthropic limits Claude Mythos to a small group of partners over safety concerns"
                    Anthropic | NEUTRAL | "Anthropic makes Claude 5 generally available"
                    DeepSeek | OPEN | "DeepSeek releases V4 under MIT license, weights on Hugging Face"
                    DeepSeek | CLOSED | "DeepSeek to keep its next model closed under new rules, report says"
                    Alibaba | CLOSED | "Alibaba's Qwen 4 Max is proprietary, unlike its predecessors"
                    Alibaba | OPEN | "Alibaba open-sources Qwen 4"
                    Alibaba | NEUTRAL | "Startup builds chatbot on Alibaba's Qwen"
                    AI2 | OPEN | "AI2 releases OLMo 4 with all training data"
                    Stability AI | CLOSED | "Stability AI changes licence: commercial users must pay"
                    Cohere | CLOSED | "Cohere restricts new model to research use"
                    Cohere | OPEN | "Cohere lifts ban on commercial use of its Command model"
                    Apple | OPEN | "Apple lets developers download the weights of its on-device model"
                    Microsoft | CLOSED | "Microsoft withdraws Phi-5 weights a day after release"
                    Microsoft | NEUTRAL | "Microsoft hosts DeepSeek's open model on Azure"
                    OpenAI | OPEN | "OpenAI promises open-weight model by summer"
                    OpenAI | CLOSED | "OpenAI breaks promise of open-weight model"
                    OpenAI | CLOSED | "OpenAI delays open-weight model indefinitely, citing safety"
                    OpenAI | NEUTRAL | "OpenAI sued over training data"
                    OpenAI | NEUTRAL | "OpenAI opens applications for grants"
                    Meta | NEUTRAL | "Does Meta still believe in open source?"
                    Meta | CLOSED | "After years of openness, Meta turns to closed models"
                    OpenAI | CLOSED | "OpenAI indefinitely delayed the release of its open-weight model."
                    xAI | CLOSED | "xAI failed to open-source Grok 3 as promised."
                    Google | NEUTRAL | "Will Google release the weights of Gemini?"
                    OpenAI | CLOSED | "OpenAI denied that it plans to open-source GPT-5."
                    OpenAI | OPEN | "OpenAI releases GPT-6 weights"
                    Meta | OPEN | "Meta publishes Llama 5 weights"
                    xAI | OPEN | "The weights of Grok 4 were released by xAI on Sunday."
                    NVIDIA | OPEN | "Unlike OpenAI, NVIDIA released the weights of its new model."
                    Google | OPEN | "Google opens up Gemini weights to everyone"
                    Meta | CLOSED | "Meta stops publishing Llama weights."
                    Meta | CLOSED | "Meta to stop releasing Llama weights"
                    xAI | CLOSED | "The weights of Grok 4 were withdrawn by xAI on Sunday."
                    Meta | CLOSED | "Llama 5 will be proprietary, Meta said."
                    Stability AI | CLOSED | "Stability AI changed the licence of Stable Diffusion 4 from MIT to a non-commercial licence."
                    Alibaba | OPEN | "Alibaba open-sourced Qwen 4 under the MIT license."
                    DeepSeek | OPEN | "DeepSeek open-sources V5"
                    Microsoft | OPEN | "Microsoft released Phi-5 under the MIT license."
                    Xiaomi | OPEN | "Xiaomi open-sources MiMo under MIT license"
                    """)
    void englishHeadlineHasItsStance(String company, Stance stance, String headline) {
        assertThat(of(company, headline)).isEqualTo(stance);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    Meta | OPEN | "メタ、次期Llamaもオープンソースで公開へ"
                    Meta | CLOSED | "メタ、次期主力モデルは非公開へ　オープン路線を転換"
                    Meta | CLOSED | "メタがオープンソース戦略の見直しを検討、米紙報道"
                    Meta | OPEN | "メタ、オープンソース撤退報道を否定"
                    Meta | OPEN | "メタ「オープンソースへの姿勢は変わらない」"
                    Mistral AI | CLOSED | "ミストラル、最新モデルの重みは公開せずAPI提供のみ"
                    Mistral AI | OPEN | "ミストラルAI、最新モデルをApache 2.0ライセンスで公開"
                    xAI | OPEN | "xAI、Grok 3の重みを公開"
                    xAI | CLOSED | "xAI、Grok 5はクローズドのまま"
                    Google | OPEN | "グーグル、オープンモデル「Gemma 4」を公開"
                    Google | NEUTRAL | "グーグル、Gemini 4を一般公開"
                    Anthropic | CLOSED | "アンソロピック、新モデルの提供を一部企業に限定　悪用を懸念"
                    DeepSeek | OPEN | "ディープシーク、V4をMITライセンスで公開　重みもダウンロード可能"
                    DeepSeek | CLOSED | "ディープシーク、次期モデルを非公開にする方向で検討"
                    Alibaba | CLOSED | "アリババ、Qwen最上位モデルは重みを公開せず"
                    Alibaba | OPEN | "アリババ、Qwen4をオープンソース化"
                    NTT | OPEN | "NTT、tsuzumiの商用利用を無償で許可"
                    NII | OPEN | "NII、国産LLMを学習データも含めて公開"
                    ELYZA | OPEN | "ELYZA、日本語LLMを商用利用可能なライセンスで公開"
                    Stability AI | CLOSED | "Stability AI、ライセンスを変更し商用利用を有料化"
                    Sakana AI | OPEN | "Sakana AI、進化的モデルマージのコードを公開"
                    Sakana AI | NEUTRAL | "Sakana AI、東京に新オフィスを開設"
                    OpenAI | NEUTRAL | "OpenAI、ChatGPTの新機能を公開"
                    OpenAI | CLOSED | "OpenAI、オープンウェイトモデルの公開を無期限で延期"
                    OpenAI | OPEN | "OpenAI、約束していたオープンウェイトモデルをついに公開"
                    OpenAI | CLOSED | "OpenAI、安全上の懸念から新モデルの一般公開を見送り"
                    Microsoft | NEUTRAL | "マイクロソフト、AzureでDeepSeekの公開モデルを提供"
                    Rakuten | CLOSED | "楽天、次期LLMはオープンソースにしない方針"
                    Rakuten | OPEN | "楽天、Rakuten AI 3.0をオープンモデルとして無償公開"
                    Preferred Networks | CLOSED | "PFN、PLaMo 3の重みは非公開に"
                    Preferred Networks | NEUTRAL | "PFN、株式公開を延期"
                    Anthropic | CLOSED | "Anthropicは、Claudeの重みを公開する予定はないと説明した。"
                    OpenAI | CLOSED | "OpenAIはGPT-5の重みを公開するつもりはないと述べた。"
                    OpenAI | CLOSED | "OpenAIがGPT-5の重みを公開することはない。"
                    Mistral AI | CLOSED | "Mistralは、Codestralの重みの配布を終了した。"
                    OpenAI | NEUTRAL | "OpenAIはGPT-5の重みを公開したのだろうか。"
                    Anthropic | NEUTRAL | "Anthropicに対し、Claudeの重みを公開するよう研究者らが求めた。"
                    Mistral AI | CLOSED | "Mistral Large 3はAPI経由でのみ利用できる。"
                    Meta | CLOSED | "Metaはオープンソース路線から撤退すると発表した。"
                    OpenAI | CLOSED | "OpenAIは重みの公開を拒否した。"
                    DeepSeek | CLOSED | "DeepSeekはV5の重みを公開しなかった。"
                    Meta | CLOSED | "Metaは重みを公開する計画を撤回した。"
                    OpenAI | CLOSED | "OpenAIはオープンモデルの公開を無期限に延期した。"
                    OpenAI | CLOSED | "OpenAIによると、GPT-6の重みは公開されない。"
                    Stability AI | CLOSED | "Stability AIはライセンスを変更し、商用利用を禁止した。"
                    OpenAI | CLOSED | "OpenAIがGPT-6を非公開のまま提供する一方、MetaはLlama 5の重みを公開した。"
                    Meta | OPEN | "OpenAIがGPT-6を非公開のまま提供する一方、MetaはLlama 5の重みを公開した。"
                    Meta | OPEN | "Metaは、Llamaの公開を停止するとの報道を否定した。"
                    OpenAI | CLOSED | "OpenAIは、GPT-5をオープンソース化するとの報道を否定した。"
                    """)
    void japaneseHeadlineHasItsStance(String company, Stance stance, String headline) {
        assertThat(of(company, headline)).isEqualTo(stance);
    }

    /** Each thing that can be opened, with each way to say that it is and that it is not. */
    @ParameterizedTest
    @CsvSource({
        "重み, OPEN, を公開",
        "重み, OPEN, を公開した",
        "重み, OPEN, を開示へ",
        "重み, OPEN, を誰でも使えるように",
        "ソースコード, OPEN, を公開する",
        "学習データ, OPEN, を公開した",
        "重み, CLOSED, を公開せず",
        "重み, CLOSED, は公開しておらず",
        "重み, CLOSED, を公開していない",
        "重み, CLOSED, の公開を見送り",
        "重み, CLOSED, の公開を中止",
        "重み, CLOSED, を非公開に",
        "重み, CLOSED, の開示を拒否",
        "重み, CLOSED, は出さない",
        "ソースコード, CLOSED, は公開しない",
        "ソースコード, CLOSED, を公開していない",
        "ソースコード, CLOSED, の公開を見送り",
        "ソースコード, CLOSED, を非公開に",
        "学習データ, CLOSED, を公開せず",
        "学習データ, CLOSED, は開示せず",
        "学習データ, CLOSED, は明かさず",
        "学習データ, CLOSED, を明らかにしていない",
        "学習データ, CLOSED, の開示を拒否",
        "技術の詳細, CLOSED, は明らかにせず",
        "技術の詳細, CLOSED, を公表しない方針",
        "モデル, NEUTRAL, を公開",
    })
    void japaneseVerbIsTurnedByWhatEndsIt(String thing, Stance stance, String verb) {
        assertThat(of("Meta", "Meta、新型AIの" + thing + verb)).isEqualTo(stance);
        assertThat(of("OpenAI", "オープンAI、新型AIの" + thing + verb)).isEqualTo(stance);
    }

    private static Stance of(String company, String headline) {
        return Items.labels(headline, "").stream()
                .filter(label -> label.company().equals(company))
                .map(Label::stance)
                .findFirst()
                .orElse(Stance.NEUTRAL);
    }
}
