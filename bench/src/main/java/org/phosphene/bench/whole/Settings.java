package org.phosphene.bench.whole;

import java.time.Duration;
import java.util.Optional;
import org.phosphene.onnx.OnnxModel;

/**
 * What is measured, and how often.
 *
 * @param model that is asked
 * @param trials of each run, and questions of each run of the network alone
 * @param rounds how often each is measured
 * @param peer command of another program that does the same job
 * @param peerTrials how many trials it does
 * @param peerLimit after which it is killed
 */
public record Settings(
        OnnxModel model, long trials, int rounds, Optional<String> peer, long peerTrials, Duration peerLimit) {}
