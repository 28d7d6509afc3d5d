package org.phosphene.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.stimulus.Shape;

class HtmlPageTest {
    private static final MapReport REPORT = Reports.digits(3000);

    private static List<String> all(String pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(matcher.groupCount()));
        }
        return found;
    }

    /** The page without its script and without base64, which may hold any letters. */
    static String words(String page) {
        return page.replaceAll("(?s)<script>.*</script>", "").replaceAll("[A-Za-z0-9+/]{60,}=*", "");
    }

    @Test
    void asksForNothingOutside() {
        String page = HtmlPage.of(REPORT);
        assertThat(page).doesNotContain("http:", "https:", "@import", "<link", "<iframe", "url(h", "fetch(", "XMLHttp");
        assertThat(all("(?:src|href)=\"([^\"]*)\"", page)).isNotEmpty().allMatch(s -> s.startsWith("data:image/png"));
        assertThat(page).contains("default-src 'none'");
    }

    @Test
    void namesAreEscapedEverywhere() {
        String evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
        String page = HtmlPage.of(Reports.named(REPORT, evil, Collections.nCopies(10, evil)));
        assertThat(all("(<script>)", page)).hasSize(1);
        assertThat(page).doesNotContain("onerror=", "src=x", "\"'>").contains("&lt;script&gt;alert(1)&lt;");
    }

    @Test
    void charactersThatTurnTextAreReplaced() {
        String page = HtmlPage.of(Reports.named(REPORT, "a\u202eb", Collections.nCopies(10, "x\u0000\u001by")));
        assertThat(page).doesNotContain("\u202e", "\u0000", "\u001b").contains("x\ufffd\ufffdy");
    }

    @Test
    void numbersUnderThePointerAreThoseOfTheMap() {
        String page = HtmlPage.of(REPORT);
        List<String> means = all("data-mean=\"([^\"]*)\"", page);
        List<ClassificationImage> images = REPORT.images().images();
        assertThat(means).hasSameSizeAs(images);
        ByteBuffer first =
                ByteBuffer.wrap(Base64.getDecoder().decode(means.get(0))).order(ByteOrder.LITTLE_ENDIAN);
        for (double mean : images.get(0).mean()) {
            assertThat(first.getFloat()).isEqualTo((float) mean);
        }
        assertThat(first.hasRemaining()).isFalse();
    }

    @Test
    void classWithoutTrialsSaysSo() {
        String page = HtmlPage.of(REPORT);
        int unmapped = 10 - REPORT.images().images().size();
        assertThat(all("(<div class=\"none\">)", page)).hasSize(unmapped);
        assertThat(all("(<tr class=\"silent\">)", page)).hasSize(unmapped);
        assertThat(words(page)).doesNotContain("NaN", "Infinity", "Optional", "HtmlRow");
    }

    @Test
    void warnsWhenOneClassTakesNearlyAll() {
        assertThat(HtmlPage.of(REPORT)).contains("class=\"summary warning\"", "one class takes nearly all");
        assertThat(HtmlPage.of(Reports.brightest(Shape.of(1, 4, 4), 4, 400)))
                .doesNotContain("class=\"summary warning\"");
    }

    @Test
    void aThousandClassesAreListedAndTheMostFrequentDrawn() {
        MapReport many = Reports.brightest(Shape.of(1, 40, 25), 1000, 2000);
        String page = HtmlPage.of(many);
        assertThat(all("(<th scope=\"row\")", page)).hasSize(1000);
        assertThat(all("(<figure )", page)).hasSize(100);
        assertThat(page).contains("The 100 most frequent of", "The 40 most frequent of");
        assertThat(page.length()).isLessThan(6_000_000);
    }

    @Test
    void threeChannelsAreDrawnInColourAndOneByOne() {
        MapReport colours = Reports.brightest(Shape.of(3, 6, 6), 4, 400);
        assertThat(all("data-channel=\"([^\"]*)\"", HtmlPage.of(colours)).subList(0, 4))
                .containsExactly("-1", "0", "1", "2");
    }

    @Test
    void largeMapsAreNotEmbeddedAsNumbers() {
        String page = HtmlPage.of(Reports.brightest(Shape.of(1, 300, 400), 2, 20));
        assertThat(page).doesNotContain("data-mean=\"", "Point at a pixel");
        assertThat(page.length()).isLessThan(2_000_000);
    }

    @Test
    void sameReportSamePage() {
        assertThat(HtmlPage.of(Reports.digits(3000))).isEqualTo(HtmlPage.of(REPORT));
    }
}
