# make run      start the demo bank at http://localhost:8080 (PROFILE=… for another)
# make verify   prove the journal and the audit trail of that bank, running or not
# make check    everything CI runs
# make quick    unit, rule and repository tests only
# make bench    measure the program beside the database's own benchmark (about ten minutes)
# make chaos    kill, cut and fill disks while customers pay; ends with a table
# make fuzz     let a fuzzer look for octets that break a parser, MINUTES=5 for each
# make coverage which branches of the ledger core no test takes
# make mutation which changes of the ledger core no test notices
# make format   format the code
# make clean    remove what was built; databases in data/ stay

PROFILE ?= demo
SOURCES := pom.xml $(shell find src/main -type f) build/maven

.PHONY: run verify check quick bench chaos fuzz coverage mutation format clean

run: target/run/ginko.jar
	@build/run --ginko.profile=$(PROFILE)

verify: target/run/ginko.jar
	@build/run verify --ginko.profile=$(PROFILE)

# what the JVM learns about the program in a trial start: the next starts take half the time
target/run/ginko.aot: target/run/ginko.jar build/learn
	@echo "Preparing a fast start"
	@build/learn

# the same program unpacked: only so can the JVM learn about it
target/run/ginko.jar: target/ginko.jar
	@rm -rf target/run
	@"$$(build/find-jdk)/bin/java" -Djarmode=tools -jar target/ginko.jar extract --destination target/run > /dev/null
	@touch $@

target/ginko.jar: $(SOURCES)
	@echo "Building Ginko"
	@build/maven -Pplain compile spring-boot:process-aot jar:jar@default-jar spring-boot:repackage@repackage
	@touch $@

check:
	@build/install-test-tools
	@build/maven verify

quick:
	@build/maven -Pquick test

# pgbench and wrk come from the system's packages
bench: target/run/ginko.aot
	@build/bench

chaos: target/run/ginko.aot
	@build/chaos

MINUTES ?= 5

fuzz:
	@build/fuzz $(MINUTES)

coverage:
	@build/maven -Pcoverage -Dtest='ginko.ledger.*Test,ginko.simulator.*Test,GroupCommitTest' test

mutation:
	@build/maven -Pmutation test-compile org.pitest:pitest-maven:mutationCoverage

format:
	@build/maven spotless:apply

clean:
	@rm -rf target
