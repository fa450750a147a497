<#
.SYNOPSIS
  Tries a folder of a file server from two machines at once: whether the locks of one hold up the other, whether each
  sees what the other wrote, and how soon.
.DESCRIPTION
  What one machine alone can tell, "soporte doctor" tells, and runs here as well. In a PowerShell of an ordinary person:
    on one machine:      .\try-share.ps1 \\server\soporte first
    on the other one:    .\try-share.ps1 \\server\soporte second
  Start both within three minutes of each other, in either order, while nobody works with the folder. On Linux and macOS
  take try-share.sh; the two sides may be of different kinds. Give the share by its name, not by a drive letter.
  Exit code 0: nothing found; 1: something found; 2: could not be tried.
#>
[CmdletBinding()]
param(
  [Parameter(Mandatory)][string]$Folder,
  [Parameter(Mandatory)][ValidateSet('first', 'second')][string]$Side,
  [string]$Soporte = "$env:ProgramFiles\SoporteBalance\SoporteBalance.exe",
  [ValidateRange(10, 3600)][int]$Wait = 180
)

$ErrorActionPreference = 'Stop'
$Folder = $Folder.TrimEnd('\')
$Other = if ($Side -eq 'first') { 'second' } else { 'first' }
$Meet = Join-Path $Folder 'try-share'
$script:Bad = 0
$script:Longest = 0
$script:Probe = $null

function Stop-Trial([string]$Why) {
  if ($null -ne $script:Probe) { $script:Probe.StandardInput.Close() }
  [Console]::Error.WriteLine($Why)
  exit 2
}

function Start-Soporte([string]$Arguments) {
  # A program with windows: started by hand, since PowerShell would neither wait for it nor show what it writes.
  $info = New-Object System.Diagnostics.ProcessStartInfo
  $info.FileName = $Soporte
  $info.Arguments = $Arguments
  $info.UseShellExecute = $false
  $info.RedirectStandardInput = $true
  $info.RedirectStandardOutput = $true
  $info.StandardOutputEncoding = [System.Text.Encoding]::UTF8
  [System.Diagnostics.Process]::Start($info)
}

# A word for the other side: appears whole or not at all.
function Send-Word([string]$Name, [string]$Word = 'yes') {
  $file = Join-Path $Meet "$Side-$Name"
  [System.IO.File]::WriteAllText("$file.part", "$Word`n")
  Move-Item -LiteralPath "$file.part" -Destination $file -Force
}

function Read-Word([string]$Name) {
  try { [System.IO.File]::ReadAllText((Join-Path $Meet "$Other-$Name")).Trim() } catch { '' }
}

# Waits for a word of the other side and answers with it; with -Exactly for that very one.
function Wait-Word([string]$Name, [string]$Exactly = '', [switch]$Soon) {
  $clock = [System.Diagnostics.Stopwatch]::StartNew()
  while ($true) {
    $word = Read-Word $Name
    if ($word -ne '' -and ($Exactly -eq '' -or $word -eq $Exactly)) { break }
    if ($clock.Elapsed.TotalSeconds -ge $Wait) {
      Stop-Trial "The other side was not heard of for $Wait seconds (at `"$Name`"). Is it running, on the same folder?"
    }
    Start-Sleep -Seconds 1
  }
  # What the other side says at once: what it takes is the file server's delay.
  if ($Soon) { $script:Longest = [Math]::Max($script:Longest, [int]$clock.Elapsed.TotalSeconds) }
  $word
}

function Ask-Probe([hashtable]$Question) {
  $script:Probe.StandardInput.WriteLine((ConvertTo-Json $Question -Compress))
  $line = $script:Probe.StandardOutput.ReadLine()
  $said = if ($line) { ConvertFrom-Json $line } else { $null }
  if ($null -eq $said -or -not $said.ok) { Stop-Trial "The program could not go on: $line" }
  $said.value
}

function Write-Finding([bool]$IsGood, [string]$Good, [string]$Wrong) {
  if ($IsGood) { Write-Host "good  $Good" } else { $script:Bad = 1; Write-Host "BAD   $Wrong" }
}

if (-not (Test-Path -LiteralPath $Folder -PathType Container)) { Stop-Trial "There is no folder $Folder." }
if (-not (Test-Path -LiteralPath $Soporte)) { Stop-Trial "There is no program at $Soporte; name it with -Soporte." }

# --- The two sides meet. What an earlier attempt left behind is told from this one by a number made up now.
New-Item -ItemType Directory -Force -Path $Meet | Out-Null
Get-ChildItem -LiteralPath $Meet -Filter "$Side-*" | Remove-Item -Force
if ($Side -eq 'first') {
  $run = [guid]::NewGuid().ToString()
  Get-ChildItem -LiteralPath $Meet -Filter 'scratch.sqlite*' | Remove-Item -Force
  Send-Word 'here' $run
  Write-Host 'Now start this script on the other machine:  try-share FOLDER second'
  $null = Wait-Word 'here' -Exactly $run
  Send-Word 'meet' $run
} else {
  Write-Host 'Waiting for the other machine:  try-share FOLDER first'
  $clock = [System.Diagnostics.Stopwatch]::StartNew()
  while ($true) {
    $run = Read-Word 'here'
    if ($run -ne '') {
      Send-Word 'here' $run
      if ((Read-Word 'meet') -eq $run) { break }
    }
    if ($clock.Elapsed.TotalSeconds -ge $Wait) { Stop-Trial "The other side was not heard of for $Wait seconds." }
    Start-Sleep -Seconds 1
  }
}

# --- What each machine sees for itself, both at once.
Write-Host "`n1. soporte doctor, here and there at the same time:"
$doctor = Start-Soporte "doctor `"$Folder`""
$doctor.StandardInput.Close()
Write-Host $doctor.StandardOutput.ReadToEnd().TrimEnd()
$doctor.WaitForExit()
if ($doctor.ExitCode -ne 0) { $script:Bad = 1 }
Send-Word 'doctor'
$null = Wait-Word 'doctor'

# --- Locks between the machines.
Write-Host "`n2. Locks between the two machines:"
$script:Probe = Start-Soporte "doctor `"$Meet`" --as-probe"
if ($Side -eq 'first') {
  $null = Ask-Probe @{ do = 'open' }
  Send-Word 'opened'
  $null = Wait-Word 'opened'
  if ((Ask-Probe @{ do = 'hold' }) -ne 'done') {
    Write-Finding $false '' 'The write lock could not be taken although nobody had it.'
  }
  Send-Word 'holds'
  $null = Wait-Word 'tried' -Soon
  $null = Ask-Probe @{ do = 'letGo' }
  $before = Ask-Probe @{ do = 'dataVersion' }
  Send-Word 'letGo'
  $null = Wait-Word 'wrote' -Soon
  Write-Finding ((Ask-Probe @{ do = 'dataVersion' }) -ne $before) `
    'This machine sees at once that the other one wrote.' `
    'This machine does not see that the other one wrote: something keeps old copies of the file.'
  Send-Word 'looked'
  $null = Wait-Word 'reads' -Soon
  Write-Finding ((Ask-Probe @{ do = 'write' }) -eq 'busy') `
    'While the other machine reads, this one waits with its write.' `
    'This machine writes while the other one reads: their locks do not know of each other.'
  Send-Word 'wroteBesideReader'
  $null = Wait-Word 'gone' -Soon
} else {
  $null = Wait-Word 'opened'
  $null = Ask-Probe @{ do = 'open' }
  Send-Word 'opened'
  $null = Wait-Word 'holds' -Soon
  Write-Finding ((Ask-Probe @{ do = 'write' }) -eq 'busy') `
    'While the other machine writes, this one waits.' `
    'This machine writes while the other one writes: the database would be destroyed.'
  Send-Word 'tried'
  $null = Wait-Word 'letGo' -Soon
  Write-Finding ((Ask-Probe @{ do = 'write' }) -eq 'done') `
    'When the other machine is done, this one may write.' `
    'The lock of the other machine stays although it let it go.'
  Send-Word 'wrote'
  $null = Wait-Word 'looked' -Soon
  $null = Ask-Probe @{ do = 'holdRead' }
  Send-Word 'reads'
  $null = Wait-Word 'wroteBesideReader' -Soon
  $null = Ask-Probe @{ do = 'letGo' }
  Send-Word 'gone'
}

# --- Both write at the same time, each a hundred times.
Write-Host "`n3. Both write at the same time:"
$before = (Ask-Probe @{ do = 'counted' }).value
Send-Word 'ready'
$null = Wait-Word 'ready'
$mine = (Ask-Probe @{ do = 'count'; side = $Side; times = 100; withinMs = 30000 }).done
Send-Word 'done' "$mine"
$yours = [int](Wait-Word 'done')
$there = (Ask-Probe @{ do = 'counted' }).value - $before
Write-Finding ($mine -gt 0 -and $yours -gt 0 -and $there -eq $mine + $yours) `
  "$mine writes of this machine and $yours of the other one are all there." `
  "Of $($mine + $yours) writes of both machines only $there are there."
Write-Finding ($script:Longest -le 3) `
  "Each saw the other's files within $($script:Longest) seconds." `
  "It took $($script:Longest) seconds until a new file of the other machine was seen: names are kept too long in a cache."

Send-Word 'end'
$null = Wait-Word 'end'
$script:Probe.StandardInput.Close()
$script:Probe.WaitForExit()
$script:Probe = $null
if ($Side -eq 'first') {
  # The other side still reads that this one has ended.
  $null = Wait-Word 'bye'
  Remove-Item -LiteralPath $Meet -Recurse -Force
} else {
  Send-Word 'bye'
}

Write-Host ''
if ($script:Bad -eq 0) {
  Write-Host 'Nothing was found that speaks against a shared database. Look for yourself as well:'
  Write-Host '  - Open SoporteBalance on both machines: a request made on one shows on the other within two seconds.'
  Write-Host '  - Pull the network cable of one for a minute while it writes a request: a bar says that the folder is away,'
  Write-Host '    the request waits in the outbox, and is there once when the cable is back.'
  Write-Host '  - Start the file server anew while both are open: both go on by themselves.'
  Write-Host "  - Then: SoporteBalance.exe verify --data `"$Folder`""
} else {
  Write-Host 'Something is wrong (see BAD above, and what the other machine says). Do not share a database there: let one'
  Write-Host 'machine run the server mode instead (soporte serve), and the others connect to it.'
}
exit $script:Bad
