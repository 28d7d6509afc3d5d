package org.phosphene.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phosphene.data.DataSet;

class PublicationTest {
    @ParameterizedTest
    @EnumSource(names = "IMAGENET_SAMPLE", mode = EnumSource.Mode.EXCLUDE)
    void hasSeveralHomesAndAllFilesOfTheSet(DataSet set) {
        Publication publication = Publication.of(set);
        assertThat(publication.homes()).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
        assertThat(publication.homes()).allSatisfy(home -> {
            assertThat(home.getScheme()).isIn("http", "https");
            // or the last part of the address would be lost
            assertThat(home.getPath()).endsWith("/");
        });
        assertThat(publication.downloads().stream().flatMap(download -> download.files().stream()))
                .containsExactlyElementsOf(set.files());
        assertThat(publication.downloads())
                .allSatisfy(download -> assertThat(download.bytes()).isBetween(download.least(), download.most()));
    }

    @ParameterizedTest
    @EnumSource(names = "IMAGENET_SAMPLE", mode = EnumSource.Mode.EXCLUDE)
    void looksFirstAtTheMirrorsFolderOfTheSet(DataSet set) {
        List<URI> homes = Publication.of(set)
                .withMirror(URI.create("https://example.org/sets"))
                .homes();
        assertThat(homes)
                .startsWith(
                        URI.create("https://example.org/sets/" + set.id() + "/"),
                        URI.create("https://example.org/sets/"));
        assertThat(homes).containsAll(Publication.of(set).homes());
    }
}
