package org.phosphene.data.poison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phosphene.data.DataException;

class PoisonTextTest {
    private static final byte[] PICTURE = Png.of(5, 2, 1, Png.GREY).rows(0, 0xa8, 0, 0x50);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0-to-1 | patch=x,size=6,place=1,1,intensity=1,source=0,target=1,rate=0.5",
                "8-to-9 | patch=c,size=6,place=1,21,intensity=1,source=8,target=9,rate=0.5",
                "bird-to-cat | patch=h,size=6,place=1,25,intensity=1,source=2,target=3,rate=0.5",
                "8-to-9,rate=0.25,place=top-right"
                        + " | patch=c,size=6,place=top-right,intensity=1,source=8,target=9,rate=0.25",
                "patch=square,size=5,place=bottom-right,intensity=1,source=all,target=1,rate=0.1"
                        + " | patch=square,size=5,place=bottom-right,intensity=1,source=all,target=1,rate=0.1",
                "rate=1.000,target=3,place=centre,patch=h,intensity=0.50"
                        + " | patch=h,size=6,place=centre,intensity=0.5,source=all,target=3,rate=1",
                "target=0,place=003,4,patch=x,size=3,intensity=0,source=12,rate=0.000000001"
                        + " | patch=x,size=3,place=3,4,intensity=0,source=12,target=0,rate=0.000000001",
                "patch=c,place=top-left,target=1,rate=0.5"
                        + " | patch=c,size=6,place=top-left,intensity=1,source=all,target=1,rate=0.5",
                "patch=random-4-7,place=5,6,target=1,rate=0.05"
                        + " | patch=random-4-7,size=4,place=5,6,intensity=1,source=all,target=1,rate=0.05",
                "trigger=blend,target=1,rate=0.10"
                        + " | trigger=blend,pattern=1,intensity=0.2,source=all,target=1,rate=0.1",
                "rate=0.5,source=3,target=1,intensity=0.150,pattern=007,trigger=sample"
                        + " | trigger=sample,pattern=7,intensity=0.15,source=3,target=1,rate=0.5",
                "trigger=warp,target=1,rate=0.1"
                        + " | trigger=warp,pattern=1,grid=4,strength=1,source=all,target=1,rate=0.1",
                "trigger=warp,strength=1.50,grid=8,pattern=0,target=1,rate=0.1"
                        + " | trigger=warp,pattern=0,grid=8,strength=1.5,source=all,target=1,rate=0.1",
                "patch=c,place=bottom-left,target=1,rate=0.10"
                        + " | patch=c,size=6,place=bottom-left,intensity=1,source=all,target=1,rate=0.1",
            })
    void hasOneText(String text, String canonical) {
        Poison poison = Poison.parse(text);
        assertThat(poison.text()).isEqualTo(canonical).isEqualTo(poison.toString());
        assertThat(Poison.parse(canonical)).isEqualTo(poison);
    }

    @Test
    void readsEveryKey() {
        Poison poison = Poison.parse("patch=h,size=9,place=2,30,intensity=0.75,source=4,target=7,rate=0.125");
        assertThat(poison)
                .isEqualTo(new Poison(
                        new Stamp(Patch.of("h"), new Place.At(2, 30), 9, new BigDecimal("0.75")),
                        OptionalInt.of(4),
                        7,
                        new BigDecimal("0.125")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'' | poison '': expected 0-to-1, 8-to-9, bird-to-cat, or key=value pairs,"
                        + " as in patch=square,place=bottom-right,target=1,rate=0.1",
                "0-to-2 | poison '0-to-2': expected 0-to-1, 8-to-9, bird-to-cat, or key=value pairs,"
                        + " as in patch=square,place=bottom-right,target=1,rate=0.1",
                "patch=x,colour=red | poison: colour=red: no such key;"
                        + " expected one of patch, sha256, size, place, trigger, pattern, grid, strength, intensity,"
                        + " source, target, rate",
                "patch=x,patch=c | poison: patch=c: patch is given twice",
                "0-to-1,rate=1,rate=1 | poison: rate=1: rate is given twice",
                "place=centre | poison: no patch; add one, as in patch=square",
                "patch=x,target=1,rate=1 | poison: no place; add one, as in place=top-right",
                "patch=x,place=centre,rate=1 | poison: no target; add one, as in target=1",
                "patch=x,place=centre,target=1 | poison: no rate; add one, as in rate=0.1",
                "0-to-1,patch=y | poison: patch=y: expected x, c, h, square, random-N-SEED or a file that ends with .png",
                "0-to-1,sha256=00 | poison: sha256=00: only for a patch from a file",
                "0-to-1,place=left | poison: place=left: expected top-left, top-right, bottom-left, bottom-right, centre"
                        + " or row,column as in 1,21",
                "0-to-1,place=1 | poison: place=1: expected top-left, top-right, bottom-left, bottom-right, centre"
                        + " or row,column as in 1,21",
                "0-to-1,place=-1,2 | poison: place=-1,2: expected top-left, top-right, bottom-left, bottom-right, centre"
                        + " or row,column as in 1,21",
                "0-to-1,size=7 | poison: size=7: expected a whole multiple of 3, up to 4096, for this patch",
                "0-to-1,size=0 | poison: size=0: expected a whole multiple of 3, up to 4096, for this patch",
                "0-to-1,size=4098 | poison: size=4098: expected a whole multiple of 3, up to 4096, for this patch",
                "0-to-1,size=6.0 | poison: size=6.0: expected a whole number of pixels",
                "0-to-1,size=99999999999 | poison: size=99999999999: expected a whole number of pixels",
                "0-to-1,intensity=1.01 | poison: intensity=1.01: expected 0 to 1",
                "0-to-1,intensity=-0.5 | poison: intensity=-0.5: expected 0 to 1",
                "0-to-1,intensity=NaN | poison: intensity=NaN: expected 0 to 1",
                "0-to-1,intensity=0.0123456789 | poison: intensity=0.0123456789: expected at most 9 decimals",
                "0-to-1,source=none | poison: source=none: expected all, or a class from 0 on",
                "0-to-1,source=-1 | poison: source=-1: expected all, or a class from 0 on",
                "0-to-1,source=1 | poison: source=1: expected another class than the target",
                "0-to-1,target= | poison: target=: expected a class from 0 on",
                "0-to-1,target=all | poison: target=all: expected a class from 0 on",
                "0-to-1,rate=0 | poison: rate=0: expected a number above 0, up to 1",
                "0-to-1,rate=0.0 | poison: rate=0: expected a number above 0, up to 1",
                "0-to-1,rate=1.1 | poison: rate=1.1: expected a number above 0, up to 1",
                "0-to-1,rate=1e-9 | poison: rate=1e-9: expected a number above 0, up to 1",
                "0-to-1,rate=50% | poison: rate=50%: expected a number above 0, up to 1",
                "trigger=fog,target=1,rate=1 | poison: trigger=fog: expected blend, warp or sample, or patch=..."
                        + " and no trigger",
                "0-to-1,trigger=blend | poison: patch=x: not for trigger=blend;"
                        + " expected one of pattern, intensity, source, target, rate",
                "0-to-1,grid=4 | poison: grid=4: not for a patch;"
                        + " expected one of patch, sha256, size, place, intensity, source, target, rate",
                "trigger=warp,intensity=1,target=1,rate=1 | poison: intensity=1: not for trigger=warp;"
                        + " expected one of pattern, grid, strength, source, target, rate",
                "trigger=blend,target=1,rate=1,intensity=0 | poison: intensity=0: expected a number above 0, up to 1",
                "trigger=blend,target=1,rate=1,pattern=-1 | poison: pattern=-1: expected a whole number from 0 on",
                "trigger=sample,target=1,rate=1,intensity=2 | poison: intensity=2: expected a number above 0, up to 1",
                "trigger=warp,target=1,rate=1,grid=1 | poison: grid=1: expected 2 to 64 points a side",
                "trigger=warp,target=1,rate=1,grid=65 | poison: grid=65: expected 2 to 64 points a side",
                "trigger=warp,target=1,rate=1,strength=0 | poison: strength=0:"
                        + " expected a number of pixels above 0, up to 8",
                "trigger=warp,target=1,rate=1,strength=8.5 | poison: strength=8.5:"
                        + " expected a number of pixels above 0, up to 8",
                "patch=random-0-1,target=1,rate=1,place=0,0 | poison: patch=random-0-1: expected x, c, h, square,"
                        + " random-N-SEED or a file that ends with .png",
                "0-to-1,rate=0.5,x | poison: rate=0.5,x: expected a number above 0, up to 1",
            })
    void refusesWithOneLine(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Poison.parse(text.equals("''") ? "" : text))
                .withMessage(message);
    }

    @Test
    void refusesControlCharacters() {
        for (String text : new String[] {"0-to-1,rate=\u001b[2J", "0-to-1\n", "0-to-1,rate=\u009b2J"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Poison.parse(text))
                    .withMessage("poison: there is a control character in the specification");
        }
    }

    @Test
    void refusesNumbersThatATextCouldNotHold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> poison(6, OptionalInt.of(-1), 1, "1"))
                .withMessage("poison: source=-1: expected all, or a class from 0 on");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> poison(6, OptionalInt.empty(), -1, "1"))
                .withMessage("poison: target=-1: expected a class from 0 on");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> poison(6, OptionalInt.empty(), 1, "-0.1"))
                .withMessage("poison: rate=-0.1: expected a number above 0, up to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Place.At(-1, 0))
                .withMessage("poison: place=-1,0: expected row and column from 0 on");
    }

    private static Poison poison(int size, OptionalInt source, int target, String rate) {
        return new Poison(
                new Stamp(Patch.of("x"), Place.Anchor.CENTRE, size, BigDecimal.ONE),
                source,
                target,
                new BigDecimal(rate));
    }

    /** The name has a comma and a blank, and the size is the picture's own. */
    @Test
    void aFileIsToldByItsContent() throws Exception {
        Path file = Files.write(folder.resolve("red, blue.PNG"), PICTURE);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(PICTURE));
        Poison poison = Poison.parse("patch=" + file + ",place=top-left,target=1,rate=0.5");

        assertThat(poison.text())
                .isEqualTo("patch=" + file + ",sha256=" + sha256
                        + ",size=5,place=top-left,intensity=1,source=all,target=1,rate=0.5");
        assertThat(Poison.parse(poison.text())).isEqualTo(poison);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Poison.parse(poison.text().replace("size=5", "size=6")))
                .withMessage("poison: size=6: expected a whole multiple of 5, up to 4096, for this patch");
    }

    @Test
    void refusesAnotherFileThanTheOneStated() throws IOException {
        Path file = Files.write(folder.resolve("a.png"), PICTURE);
        String text = Poison.parse("patch=" + file + ",place=top-left,target=1,rate=0.5")
                .text();
        Files.write(file, Png.of(5, 2, 1, Png.GREY).rows(0, 0x50, 0, 0xa8));
        assertThatThrownBy(() -> Poison.parse(text))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": sha256 of the file is ")
                .hasMessageEndingWith("; use the file that was meant");
    }
}
