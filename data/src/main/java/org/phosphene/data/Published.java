package org.phosphene.data;

import java.util.List;

/** Names, sizes and md5 of the published files, of the content without gzip. In IDX sets images come before labels. */
final class Published {
    static final List<PublishedFile> MNIST_TRAIN = List.of(
            new PublishedFile("train-images-idx3-ubyte", 47_040_016, "6bbc9ace898e44ae57da46a324031adb"),
            new PublishedFile("train-labels-idx1-ubyte", 60_008, "a25bea736e30d166cdddb491f175f624"));
    static final List<PublishedFile> MNIST_TEST = List.of(
            new PublishedFile("t10k-images-idx3-ubyte", 7_840_016, "2646ac647ad5339dbf082846283269ea"),
            new PublishedFile("t10k-labels-idx1-ubyte", 10_008, "27ae3e4e09519cfbb04c329615203637"));
    static final List<PublishedFile> FASHION_TRAIN = List.of(
            new PublishedFile("train-images-idx3-ubyte", 47_040_016, "f4a8712d7a061bf5bd6d2ca38dc4d50a"),
            new PublishedFile("train-labels-idx1-ubyte", 60_008, "9018921c3c673c538a1fc5bad174d6f9"));
    static final List<PublishedFile> FASHION_TEST = List.of(
            new PublishedFile("t10k-images-idx3-ubyte", 7_840_016, "8181f5470baa50b63fa0f6fddb340f0a"),
            new PublishedFile("t10k-labels-idx1-ubyte", 10_008, "15d484375f8d13e6eb1aabb0c3f46965"));
    static final List<PublishedFile> CIFAR_TRAIN = List.of(
            new PublishedFile("data_batch_1.bin", 30_730_000, "5dd7e06a14cb22eb9f671a540d1b7c25"),
            new PublishedFile("data_batch_2.bin", 30_730_000, "5ea93a67294ea407fff1d09f752e9692"),
            new PublishedFile("data_batch_3.bin", 30_730_000, "942cd6a4bcdd0dd3c604fbe906cb4421"),
            new PublishedFile("data_batch_4.bin", 30_730_000, "ae636b3ba5c66a11e91e8cb52e771fcb"),
            new PublishedFile("data_batch_5.bin", 30_730_000, "53f37980c15c3d472c316c40844f3f0d"));
    static final List<PublishedFile> CIFAR_TEST =
            List.of(new PublishedFile("test_batch.bin", 30_730_000, "803d5f7f4d78ea53de84dbe85f74fb6d"));
    /** A sample packed for this project: its checksums were taken from that packing. */
    static final List<PublishedFile> IMAGENET = List.of(
            new PublishedFile("imagenet-sample-64x64-rgb-u8-nhwc.bin", 12_288_000, "2e496203e6b29b398ecc516c1b2ac87d"));

    static final PublishedFile SYNSET = new PublishedFile("synset.txt", 31_675, "4d234b5833aca44928065a180db3016a");

    private Published() {}
}
