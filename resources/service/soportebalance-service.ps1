<#
.SYNOPSIS
  Runs SoporteBalance as a server of a Windows machine: without a window, from the machine's start, with nobody signed in.
.DESCRIPTION
  A scheduled task at start-up, as the low-privileged account LOCAL SERVICE, started again when it ends by fault. (A
  program becomes a Windows service of sc.exe only by speaking its protocol; a task needs nothing else installed.)
  In a PowerShell that was opened as administrator:
    .\soportebalance-service.ps1 -Action install
    .\soportebalance-service.ps1 -Action install -Cert C:\certs\server.pem -Key C:\certs\server.key
    .\soportebalance-service.ps1 -Action status      # also shows address, fingerprint and the first start's code
    .\soportebalance-service.ps1 -Action remove      # leaves the data where it is
#>
[CmdletBinding()]
param(
  [ValidateSet('install', 'remove', 'start', 'stop', 'status')][string]$Action = 'install',
  [string]$Program = "$env:ProgramFiles\SoporteBalance\SoporteBalance.exe",
  [string]$Folder = "$env:ProgramData\SoporteBalance\server",
  [string]$ListenOn = '0.0.0.0',
  [ValidateRange(1, 65535)][int]$Port = 4310,
  [string]$Cert = '',
  [string]$Key = ''
)

$ErrorActionPreference = 'Stop'
$TaskName = 'SoporteBalance server'
$RuleName = 'SoporteBalance server (TCP)'
$Output = Join-Path $Folder 'server.log'

function Install-Server {
  if (-not (Test-Path -LiteralPath $Program)) { throw "There is no program at $Program; name it with -Program." }
  if (($Cert -eq '') -ne ($Key -eq '')) { throw '-Cert and -Key go together: the certificate and its private key.' }
  New-Item -ItemType Directory -Force -Path $Folder | Out-Null
  # Only the service's account, the system and administrators: by their well-known numbers, in any language.
  & icacls.exe $Folder /inheritance:r /grant '*S-1-5-19:(OI)(CI)F' '*S-1-5-18:(OI)(CI)F' '*S-1-5-32-544:(OI)(CI)F' | Out-Null
  if ($LASTEXITCODE -ne 0) { throw "The rights of $Folder could not be set." }

  $serve = "serve --host $ListenOn --port $Port --log --data `"$Folder\data`" --profile `"$Folder\profile`""
  if ($Cert -ne '') { $serve += " --cert `"$Cert`" --key `"$Key`"" }
  $line = "/d /c `"`"$Program`" $serve >> `"$Output`" 2>&1`""
  $run = New-ScheduledTaskAction -Execute "$env:SystemRoot\System32\cmd.exe" -Argument $line -WorkingDirectory $Folder
  $when = New-ScheduledTaskTrigger -AtStartup
  $who = New-ScheduledTaskPrincipal -UserId 'S-1-5-19' -LogonType ServiceAccount
  $how = New-ScheduledTaskSettingsSet -RestartCount 999 -RestartInterval (New-TimeSpan -Minutes 1) `
    -ExecutionTimeLimit ([TimeSpan]::Zero) -MultipleInstances IgnoreNew -StartWhenAvailable `
    -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries
  Register-ScheduledTask -Force -TaskName $TaskName -Action $run -Trigger $when -Principal $who -Settings $how | Out-Null

  Remove-NetFirewallRule -DisplayName $RuleName -ErrorAction SilentlyContinue
  New-NetFirewallRule -DisplayName $RuleName -Direction Inbound -Protocol TCP -LocalPort $Port -Program $Program `
    -Profile Domain, Private -Action Allow | Out-Null
  Start-ScheduledTask -TaskName $TaskName
  Write-Output "Installed and started; what it says is in $Output."
}

function Remove-Server {
  Stop-ScheduledTask -TaskName $TaskName -ErrorAction SilentlyContinue
  Unregister-ScheduledTask -TaskName $TaskName -Confirm:$false -ErrorAction SilentlyContinue
  Remove-NetFirewallRule -DisplayName $RuleName -ErrorAction SilentlyContinue
  Write-Output "Removed; the data stays in $Folder."
}

function Show-Server {
  Get-ScheduledTask -TaskName $TaskName | Get-ScheduledTaskInfo | Select-Object LastRunTime, LastTaskResult
  if (Test-Path -LiteralPath $Output) { Get-Content -LiteralPath $Output -Tail 20 }
}

switch ($Action) {
  'install' { Install-Server }
  'remove' { Remove-Server }
  'start' { Start-ScheduledTask -TaskName $TaskName }
  'stop' { Stop-ScheduledTask -TaskName $TaskName }
  'status' { Show-Server }
}
